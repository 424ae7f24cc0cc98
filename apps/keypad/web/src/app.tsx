import { useCallback, useState } from "react";
import { Account } from "./account.tsx";
import { ControlDesk } from "./control-desk.tsx";
import { EventLog } from "./event-log.tsx";
import { MeterCase } from "./meter-case.tsx";
import { Replay } from "./replay.tsx";
import { HomeNetwork, Prices, Protection } from "./terms.tsx";
import { useKeys } from "./use-keys.ts";
import { useLog, useView } from "./use-meter.ts";
import { type MeterChoice, useMeters } from "./use-meters.ts";

function nameOf({ meterId, fuel }: MeterChoice): string {
  return `${meterId.replace(/(.{4})(?=.)/g, "$1 ")} · ${fuel}`;
}

function Bench({ meterId }: { readonly meterId: string }) {
  const { view, connected } = useView(meterId);
  const lines = useLog(view);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const { pressed, press } = useKeys(meterId, setRefused);
  const run = useCallback((what: () => Promise<unknown>) => {
    setRefused(undefined);
    what().catch((error: unknown) =>
      setRefused(error instanceof Error ? error.message : String(error)),
    );
  }, []);

  if (view === undefined) return <p className="waiting">Waiting for the meter …</p>;
  return (
    <main>
      <div className="wall">
        <p className="hint">
          <kbd>0</kbd> to <kbd>9</kbd>, <kbd>Backspace</kbd> for A and <kbd>Enter</kbd> for B work
          from the keyboard.
        </p>
        <MeterCase view={view} pressed={pressed} press={press} />
        <div className={`tails ${view.fuel}`} aria-hidden="true" />
      </div>
      <div className="beside">
        {connected ? null : (
          <p className="notice" role="status">
            The connection to the bench is down. Trying again …
          </p>
        )}
        {refused === undefined ? null : (
          <p className="notice" role="alert">
            {refused}
          </p>
        )}
        {view.supplier === null ? (
          <p className="notice" role="status">
            This meter has no supplier yet, so no code is authentic to it. Commission it with PUT
            /v1/meters/{meterId}/supplier.
          </p>
        ) : null}
        <div className="column">
          <Account view={view} />
          <Prices view={view} />
          <HomeNetwork view={view} />
        </div>
        <div className="column">
          <ControlDesk view={view} run={run} />
          <Protection view={view} />
          <Replay view={view} />
        </div>
        <EventLog lines={lines} />
      </div>
    </main>
  );
}

/** The page: choose a meter, see it, press its keys. */
export function App() {
  const { choices, meterId, choose, refresh } = useMeters();
  return (
    <>
      <header className="bar">
        <h1>
          UTRN Lab <span className="subtitle">Keypad</span>
        </h1>
        {meterId === undefined ? null : (
          <div className="chooser">
            <label htmlFor="meter">Meter</label>
            <select
              id="meter"
              value={meterId}
              onPointerDown={refresh}
              onChange={({ target }) => {
                choose(target.value);
                target.blur();
              }}
            >
              {choices?.map((choice) => (
                <option key={choice.meterId} value={choice.meterId}>
                  {nameOf(choice)}
                </option>
              ))}
            </select>
          </div>
        )}
      </header>
      {meterId === undefined ? (
        <p className="waiting">
          {choices === undefined
            ? "Looking for meters …"
            : "No meters yet: POST /v1/meters makes one."}
        </p>
      ) : (
        <Bench key={meterId} meterId={meterId} />
      )}
    </>
  );
}
