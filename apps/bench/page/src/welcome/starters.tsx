import { useState } from "react";
import { bench, reasonOf } from "../api.ts";
import { goTo } from "../meters/use-meters.ts";
import { ReadySessions } from "../sessions/ready-sessions.tsx";
import { sessions } from "../sessions/session-calls.ts";
import { useWhenBack } from "../use-when-back.ts";

/** A household of a two-bedroom flat, five pounds in credit. */
const DEMO_METER = {
  label: "Demo electricity",
  clock: "running",
  settings: { meterBalance: 500_000 },
} as const;
const DEMO_WATTS = 350;

async function makeDemo(): Promise<string> {
  const { meterId } = await bench.make(DEMO_METER);
  await bench.action(meterId, "enable_supply", "keypad");
  await bench.load(meterId, DEMO_WATTS);
  return meterId;
}

async function openReady(name: string): Promise<string> {
  const { meterId } = await sessions.open(await sessions.readyOne(name));
  return meterId;
}

interface StarterProps {
  readonly title: string;
  readonly about: string;
  readonly choose: () => void;
}

function Starter({ title, about, choose }: StarterProps) {
  return (
    <li>
      <button type="button" onClick={choose}>
        <strong>{title}</strong>
        <span className="quiet">{about}</span>
      </button>
    </li>
  );
}

/** How to begin on a bench that has no meter. */
export function Starters({ makeOwn }: { readonly makeOwn: () => void }) {
  const [isReady, setReady] = useState(false);
  const [refused, setRefused] = useState<string>();
  useWhenBack(() => setRefused(undefined));
  const begin = (what: Promise<string>) => {
    setRefused(undefined);
    what.then(goTo, (error: unknown) => setRefused(reasonOf(error)));
  };
  return (
    <>
      <ul className="starters" aria-label="How to begin">
        <Starter
          title="Make a demo meter"
          about="Electricity, £5.00 in credit, its supply on and its clock running. One click."
          choose={() => begin(makeDemo())}
        />
        <Starter
          title="Open a ready session"
          about="A meter to which something has been done: a story, a command or a refusal."
          choose={() => setReady(true)}
        />
        <Starter
          title="Make my own"
          about="Its fuel, its balance, its clock and every other setting, in a form."
          choose={makeOwn}
        />
      </ul>
      {refused === undefined ? null : (
        <p className="notice" role="alert">
          {refused}
        </p>
      )}
      {isReady ? (
        <div className="panel">
          <ReadySessions open={(name) => begin(openReady(name))} />
        </div>
      ) : null}
    </>
  );
}
