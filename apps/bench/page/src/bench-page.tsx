import { useCallback, useEffect, useState } from "react";
import { bench, type Face, type Run, reasonOf, type View } from "./api.ts";
import { BenchTabs } from "./bench-tabs.tsx";
import { useHistory } from "./chart/use-history.ts";
import { Disconnected } from "./disconnected.tsx";
import { FaceChoice, faceFor } from "./meter/face-choice.tsx";
import { MeterCase } from "./meter/meter-case.tsx";
import { Ppmid } from "./meter/ppmid.tsx";
import { useKeys } from "./meter/use-keys.ts";
import { usePaste } from "./meter/use-paste.ts";
import type { ShownMeter } from "./meter-store.ts";
import { WALL } from "./meters/use-meters.ts";
import { useMeter } from "./use-meter.ts";
import { useRemembered } from "./use-remembered.ts";
import { useWelcome } from "./welcome/use-welcome.ts";
import { WelcomeStrip } from "./welcome/welcome-strip.tsx";

const SWITCH = ["off", "on"] as const;

function Hint({ face }: { readonly face: Face }) {
  const heldToo = face === "twelve" ? "" : ", held too,";
  return (
    <p className="hint">
      {face === "twelve" ? (
        <>
          <kbd>0</kbd> to <kbd>9</kbd>,{" "}
        </>
      ) : null}
      {face === "gas" ? (
        <>
          <kbd>S</kbd> and <kbd>E</kbd>,{" "}
        </>
      ) : null}
      <kbd>Backspace</kbd> for A and <kbd>Enter</kbd> for B{heldToo} work from the keyboard.{" "}
      {face === "twelve" ? "" : "Hold B to start a code and to submit it. "}
      {face === "gas" ? "" : "Hold B on page 7 to use emergency credit."}
    </p>
  );
}

/** Which keys the meter has, whether they click, and the keys themselves. */
function useFace(view: View, say: (why: string | undefined) => void) {
  const { meterId } = view;
  const [chosen, setChosen] = useState<Face | undefined>(undefined);
  const face = faceFor(chosen ?? view.face, view.fuel);
  const choose = (next: Face) => {
    setChosen(next);
    bench
      .keys(meterId, "", next)
      .catch((error: unknown) => say(reasonOf(error)))
      .finally(() => setChosen(undefined));
  };
  const [sound, setSound] = useRemembered("key-sound", SWITCH, "off");
  const keys = useKeys(view, face, sound === "on", say);
  const { press, sent } = keys;
  usePaste({ meterId, face, press, sent, say });
  return { face, choose, sound, setSound, keys };
}

/** The meter on its wall, the PPMID beside it, and which keys it has. */
function Wall(props: {
  readonly view: View;
  readonly run: Run;
  readonly chosen: ReturnType<typeof useFace>;
}) {
  const { view, run, chosen } = props;
  const { face, keys, choose, sound, setSound } = chosen;
  return (
    <div className="wall">
      <FaceChoice fuel={view.fuel} face={face} choose={choose} sound={sound} setSound={setSound} />
      <div className="devices-on-wall">
        <div className="mounted">
          <MeterCase view={view} face={face} keys={keys} run={run} />
          <div className={`tails ${view.fuel}`} aria-hidden="true" />
          <Hint face={face} />
        </div>
        <Ppmid view={view} />
      </div>
    </div>
  );
}

function Notices({ connected, refused }: { connected: boolean; refused: string | undefined }) {
  return (
    <div className="notices">
      {connected ? null : <Disconnected />}
      {refused === undefined ? null : (
        <p className="notice" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}

/** In place of a meter that is not there, or no longer. */
function NoMeter({ meterId }: { readonly meterId: string }) {
  return (
    <p className="notice no-meter" role="alert">
      No meter of this bench has the id {meterId}. It may have been deleted.{" "}
      <a href={`#${WALL}`}>See all meters</a>
    </p>
  );
}

/** A meter to press and to listen to, and beside it what happens to it and what it knows. */
function MeterAtWork({ meter, connected }: { meter: ShownMeter; connected: boolean }) {
  const { view } = meter;
  const points = useHistory(view);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const run = useCallback<Run>((what) => {
    setRefused(undefined);
    what().catch((error: unknown) => setRefused(reasonOf(error)));
  }, []);
  const chosen = useFace(view, setRefused);
  const welcome = useWelcome(connected);

  // What failed while the bench was away is no longer so.
  useEffect(() => {
    if (connected) setRefused(undefined);
  }, [connected]);

  return (
    <main className="bench">
      <WelcomeStrip view={view} face={chosen.face} keys={chosen.keys} welcome={welcome} />
      <Wall view={view} run={run} chosen={chosen} />
      <div className="beside">
        <Notices connected={connected} refused={refused} />
        <BenchTabs
          {...{ meter, run, points }}
          keypad={{ view, face: chosen.face, keys: chosen.keys }}
        />
      </div>
    </main>
  );
}

/** One meter, or that it is not there. */
export function BenchPage({ meterId }: { readonly meterId: string }) {
  const { meter, connection } = useMeter(meterId);
  if (connection === "gone") return <NoMeter meterId={meterId} />;
  if (meter === undefined) {
    return (
      <main className="waiting">
        {connection === "down" ? <Disconnected /> : <p>Waiting for the meter …</p>}
      </main>
    );
  }
  return <MeterAtWork meter={meter} connected={connection !== "down"} />;
}
