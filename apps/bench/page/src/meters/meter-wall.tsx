import { type ChangeEvent, useEffect, useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";
import { readJsonFile } from "../json-file.ts";
import { saveFile } from "../save-file.ts";
import { MeterCard } from "./meter-card.tsx";
import { NewMeterForm } from "./new-meter.tsx";
import { RemoveMeter } from "./remove-meter.tsx";
import { goTo } from "./use-meters.ts";

/** Cards are looked at again so often; the meter itself is followed by its stream. */
const REFRESH_MS = 3_000;

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

interface WallProps {
  readonly views: readonly View[];
  readonly refresh: () => Promise<void>;
}

function useRefreshing(refresh: () => Promise<void>): void {
  useEffect(() => {
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);
}

async function exportOne(meterId: string): Promise<void> {
  const file = await bench.exportAll();
  const meters = file.meters.filter(
    ({ snapshot }) => (snapshot as { meterId: string }).meterId === meterId,
  );
  saveFile(`meter-${meterId}.json`, "application/json", asJson({ ...file, meters }));
}

/** Every meter of the bench on one wall: choose, make, duplicate, delete, export and import. */
export function MeterWall({ views, refresh }: WallProps) {
  const [isMaking, setMaking] = useState(views.length === 0);
  const [removing, setRemoving] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  useRefreshing(refresh);

  const run = (what: () => Promise<unknown>) => {
    setSaid(undefined);
    what()
      .catch((error: unknown) => setSaid(reasonOf(error)))
      .finally(() => void refresh());
  };
  const importFile = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    run(async () => {
      const { meterIds } = await bench.importAll(await readJsonFile(file));
      setSaid(`${meterIds.length === 1 ? "One meter" : `${meterIds.length} meters`} taken in.`);
    });
    target.value = "";
  };

  return (
    <main className="meter-wall">
      <header>
        <h2>{views.length === 1 ? "One meter" : `${views.length} meters`}</h2>
        <div className="buttons">
          <button type="button" className="primary" onClick={() => setMaking(true)}>
            Make a meter
          </button>
          <label className="file-button">
            Import
            <input type="file" accept=".json,application/json" onChange={importFile} />
          </label>
          <button
            type="button"
            disabled={views.length === 0}
            onClick={() =>
              run(async () =>
                saveFile("meters.json", "application/json", asJson(await bench.exportAll())),
              )
            }
          >
            Export all
          </button>
        </div>
      </header>
      {said === undefined ? null : (
        <p className="notice" role="alert">
          {said}
        </p>
      )}
      {isMaking ? <NewMeterForm cancel={() => setMaking(false)} /> : null}
      <ul className="cards">
        {views.map((view) => (
          <MeterCard
            key={view.meterId}
            view={view}
            duplicate={() => run(async () => goTo((await bench.duplicate(view.meterId)).meterId))}
            save={() => run(() => exportOne(view.meterId))}
            remove={() => setRemoving(view.meterId)}
          />
        ))}
      </ul>
      {removing === undefined ? null : (
        <RemoveMeter
          meterId={removing}
          cancel={() => setRemoving(undefined)}
          confirm={() => {
            setRemoving(undefined);
            run(() => bench.remove(removing));
          }}
        />
      )}
    </main>
  );
}
