import { type ChangeEvent, type ReactNode, useState } from "react";
import type { View } from "../api.ts";
import { Disconnected } from "../disconnected.tsx";
import { useRemembered } from "../use-remembered.ts";
import type { MeterActions } from "./meter-actions.tsx";
import { MeterCard } from "./meter-card.tsx";
import { MeterTable } from "./meter-table.tsx";
import { NewMeterForm } from "./new-meter.tsx";
import { RemoveMeters } from "./remove-meter.tsx";
import { duplicateMeter, removeMeters, useChosen, useRefreshing, useRun } from "./use-wall.tsx";
import { type Look, WallControls } from "./wall-controls.tsx";
import { exportAll, exportMeters, importMeters } from "./wall-files.ts";
import { shownOf, type WallChoice } from "./wall-list.ts";

/** More meters than this are a table unless the tester wants cards. */
const CARDS_MAX = 12;

const EVERYTHING: WallChoice = { sought: "", filter: "all", order: "made" };

interface WallProps {
  readonly views: readonly View[];
  /** Whether the bench answered when it was asked last. */
  readonly isReached: boolean;
  readonly refresh: () => Promise<void>;
  /** What a bench without meters offers: told how to make one by the form. */
  readonly starters: (makeOwn: () => void) => ReactNode;
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

interface ChosenProps {
  readonly shown: readonly View[];
  readonly chosen: readonly View[];
  readonly choose: (views: readonly View[], isChosen: boolean) => void;
  readonly save: () => void;
  readonly remove: () => void;
}

/** What is done with several meters at once. */
function ChosenMeters({ shown, chosen, choose, save, remove }: ChosenProps) {
  const count = chosen.length === 0 ? "" : `${chosen.length} `;
  const isAll = shown.length > 0 && shown.every((view) => chosen.includes(view));
  return (
    <div className="chosen-meters">
      <label className="choose-all">
        <input
          className="choose-box"
          type="checkbox"
          checked={isAll}
          onChange={() => choose(shown, !isAll)}
        />
        Choose all shown
      </label>
      <div className="buttons">
        <button type="button" disabled={chosen.length === 0} onClick={save}>
          {`Export ${count}chosen`}
        </button>
        <button type="button" className="danger" disabled={chosen.length === 0} onClick={remove}>
          {`Delete ${count}chosen`}
        </button>
      </div>
    </div>
  );
}

/** The meters that are shown, as cards or in a table. */
function Meters(props: {
  readonly shown: readonly View[];
  readonly ids: ReadonlySet<string>;
  readonly look: Look;
  readonly actions: MeterActions;
}) {
  const { shown, ids, look, actions } = props;
  if (shown.length === 0) return <p className="quiet">No meter is like that.</p>;
  if (look === "table") return <MeterTable views={shown} chosen={ids} actions={actions} />;
  return (
    <ul className="cards">
      {shown.map((view) => (
        <MeterCard
          key={view.meterId}
          view={view}
          isChosen={ids.has(view.meterId)}
          actions={actions}
        />
      ))}
    </ul>
  );
}

/** Cards where there are few meters or little room. */
function lookFor(count: number): Look {
  const isNarrow = window.matchMedia("(max-width: 48rem)").matches;
  return count > CARDS_MAX && !isNarrow ? "table" : "cards";
}

type Run = ReturnType<typeof useRun>["run"];

/** The meters of a bench that has some, and what can be done with each of them and with several. */
function WallList(props: {
  readonly views: readonly View[];
  readonly run: Run;
  readonly named: () => void;
}) {
  const { views, run, named } = props;
  const [removing, setRemoving] = useState<readonly View[]>([]);
  const [choice, setChoice] = useState(EVERYTHING);
  const [look, setLook] = useRemembered("wall", ["auto", "cards", "table"] as const, "auto");
  const shown = shownOf(views, choice);
  const { ids, chosen, choose } = useChosen(shown);
  const seen = look === "auto" ? lookFor(views.length) : look;
  const actions: MeterActions = {
    choose: (view) => choose([view], !ids.has(view.meterId)),
    duplicate: (view) => run(() => duplicateMeter(view)),
    save: (view) => run(() => exportMeters([view])),
    remove: (view) => setRemoving([view]),
    named,
  };
  const close = () => setRemoving([]);
  const remove = () => {
    close();
    run(() => removeMeters(removing));
  };
  return (
    <>
      <WallControls choice={choice} change={setChoice} look={seen} setLook={setLook}>
        <ChosenMeters
          shown={shown}
          chosen={chosen}
          choose={choose}
          save={() => run(() => exportMeters(chosen))}
          remove={() => setRemoving(chosen)}
        />
      </WallControls>
      <Meters shown={shown} ids={ids} look={seen} actions={actions} />
      {removing.length === 0 ? null : (
        <RemoveMeters views={removing} cancel={close} confirm={remove} />
      )}
    </>
  );
}

/** Every meter of the bench on one wall: find, make, name, duplicate, delete, export and import. */
export function MeterWall({ views, isReached, refresh, starters }: WallProps) {
  const [isMaking, setMaking] = useState(false);
  const { said, run } = useRun(refresh);
  useRefreshing(refresh);
  const make = () => setMaking(true);
  const isEmpty = views.length === 0;
  return (
    <main className="meter-wall">
      <WallHeader
        count={views.length}
        make={make}
        importFile={(file) => run(() => importMeters(file))}
        exportAll={() => run(exportAll)}
      />
      {isReached ? null : <Disconnected />}
      {said === undefined ? null : (
        <p className="notice" role={said.isRefused ? "alert" : "status"}>
          {said.words}
        </p>
      )}
      {isMaking ? <NewMeterForm cancel={() => setMaking(false)} /> : null}
      {isEmpty && isReached && !isMaking ? starters(make) : null}
      {isEmpty ? null : <WallList views={views} run={run} named={() => void refresh()} />}
    </main>
  );
}
