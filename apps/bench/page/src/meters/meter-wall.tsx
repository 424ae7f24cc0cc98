import { isRecord } from "@utrn-lab/utrn/checks";
import { type ChangeEvent, useEffect, useState } from "react";
import { bench, type MeterFile, reasonOf, type View } from "../api.ts";
import { Disconnected } from "../disconnected.tsx";
import { readJsonFile } from "../json-file.ts";
import { saveFile } from "../save-file.ts";
import { MeterCard } from "./meter-card.tsx";
import { NewMeterForm } from "./new-meter.tsx";
import { RemoveMeter } from "./remove-meter.tsx";
import { goTo } from "./use-meters.ts";

/** How often all cards are read again; a meter itself is followed by its stream. */
const REFRESH_MS = 3_000;

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

interface WallProps {
  readonly views: readonly View[];
  /** Whether the bench answered when it was asked last. */
  readonly isReached: boolean;
  readonly refresh: () => Promise<void>;
}

function useRefreshing(refresh: () => Promise<void>): void {
  useEffect(() => {
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);
}

async function exportMeter({ meterId, clock: { rate } }: View): Promise<void> {
  const file: MeterFile = {
    version: 1,
    meters: [{ rate, snapshot: await bench.snapshot(meterId) }],
  };
  saveFile(`meter-${meterId}.json`, "application/json", asJson(file));
}

/** Does something about meters, says what the bench refused of it, and looks at them again. */
function useRun(refresh: () => Promise<void>) {
  const [said, setSaid] = useState<string | undefined>(undefined);
  const run = (what: () => Promise<unknown>) => {
    setSaid(undefined);
    what()
      .catch((error: unknown) => setSaid(reasonOf(error)))
      .finally(() => void refresh());
  };
  return { said, say: setSaid, run };
}

interface WallHeaderProps {
  readonly count: number;
  readonly make: () => void;
  readonly importFile: (file: File) => void;
  readonly exportAll: () => void;
}

function WallHeader({ count, make, importFile, exportAll }: WallHeaderProps) {
  const readFile = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file !== undefined) importFile(file);
    target.value = "";
  };
  return (
    <header>
      <h2>{count === 1 ? "One meter" : `${count} meters`}</h2>
      <div className="buttons">
        <button type="button" className="primary" onClick={make}>
          Make a meter
        </button>
        <label className="file-button">
          Import
          <input type="file" accept=".json,application/json" onChange={readFile} />
        </label>
        <button type="button" disabled={count === 0} onClick={exportAll}>
          Export all
        </button>
      </div>
    </header>
  );
}

async function exportMeters(): Promise<void> {
  saveFile("meters.json", "application/json", asJson(await bench.exportAll()));
}

async function importMeters(file: File): Promise<string> {
  const content = await readJsonFile(file);
  if (isRecord(content) && "steps" in content) {
    throw new Error(
      `${file.name} is a session, not a file of meters: open it under Sessions, at a meter.`,
    );
  }
  const { meterIds } = await bench.importAll(content);
  return `${meterIds.length === 1 ? "One meter" : `${meterIds.length} meters`} taken in.`;
}

async function duplicateMeter(meterId: string): Promise<void> {
  const copy = await bench.duplicate(meterId);
  goTo(copy.meterId);
}

/** Every meter of the bench on one wall: choose, make, duplicate, delete, export and import. */
export function MeterWall({ views, isReached, refresh }: WallProps) {
  const [isMaking, setMaking] = useState(views.length === 0);
  const [removing, setRemoving] = useState<View | undefined>(undefined);
  const { said, say, run } = useRun(refresh);
  useRefreshing(refresh);

  return (
    <main className="meter-wall">
      <WallHeader
        count={views.length}
        make={() => setMaking(true)}
        importFile={(file) => run(async () => say(await importMeters(file)))}
        exportAll={() => run(exportMeters)}
      />
      {isReached ? null : <Disconnected />}
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
            duplicate={() => run(() => duplicateMeter(view.meterId))}
            save={() => run(() => exportMeter(view))}
            remove={() => setRemoving(view)}
          />
        ))}
      </ul>
      {removing === undefined ? null : (
        <RemoveMeter
          view={removing}
          cancel={() => setRemoving(undefined)}
          confirm={() => {
            setRemoving(undefined);
            run(() => bench.remove(removing.meterId));
          }}
        />
      )}
    </main>
  );
}
