import { type FormEvent, useState } from "react";
import { type Action, bench, reasonOf, type View } from "../api.ts";
import { clockTime, money } from "../formats.ts";
import { actionVerdict, codeVerdict, type Verdict } from "./ppmid-words.ts";

const SUPPLY: Readonly<Record<View["supply"], string>> = {
  enabled: "Supply on",
  armed: "Supply ready",
  disabled: "Supply off",
};

function isPaired(view: View): boolean {
  return view.han.devices.some(({ kind, state }) => kind === "ppmid" && state === "joined");
}

function stateWords(view: View): string {
  if (!isPaired(view)) return "Hears no meter";
  return view.power ? SUPPLY[view.supply] : "Meter has no power";
}

const HOW_TO_JOIN =
  "Not joined to a meter. A code opens the home network; then join a PPMID in its panel " +
  "under Registers.";

function Screen({ view, verdict }: { readonly view: View; readonly verdict?: Verdict }) {
  const { active, remainingMillipence } = view.emergencyCredit;
  const isHeard = view.power && isPaired(view);
  return (
    <div className={isHeard ? "ppmid-screen" : "ppmid-screen lost"}>
      <p className="ppmid-bar">
        <span>{isPaired(view) ? "Paired" : "Not paired"}</span>
        <span>{clockTime(view.time)} UTC</span>
      </p>
      <p className="ppmid-balance">{isHeard ? money(view.balanceMillipence) : "No meter"}</p>
      <p className="ppmid-state">
        <span className={`dot dot-${isHeard ? view.supply : "dark"}`} aria-hidden="true" />
        {stateWords(view)}
        {active && isHeard ? <span>Emergency {money(remainingMillipence)}</span> : null}
      </p>
      <div className={`ppmid-verdict ${verdict?.tone ?? "neutral"}`} role="status">
        {verdict === undefined ? (
          <p>{isPaired(view) ? "Ready for a code" : HOW_TO_JOIN}</p>
        ) : (
          <>
            <p>
              <strong>{verdict.title}</strong>
            </p>
            {verdict.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </>
        )}
      </div>
    </div>
  );
}

/** Says on the screen what comes of something done at the PPMID. */
function useVerdict() {
  const [verdict, setVerdict] = useState<Verdict | undefined>(undefined);
  const tell = (what: () => Promise<Verdict>) => {
    what()
      .catch(
        (error: unknown): Verdict => ({
          tone: "bad",
          title: "Not sent",
          lines: [reasonOf(error)],
        }),
      )
      .then(setVerdict);
  };
  return { verdict, tell };
}

/**
 * The device in the living room (Prepayment Meter Interface Device): it takes codes, activates
 * emergency credit and enables supply by the same rules as the keypad, and answers on a screen of
 * its own.
 */
export function Ppmid({ view }: { readonly view: View }) {
  const [code, setCode] = useState("");
  const { verdict, tell } = useVerdict();
  const { meterId } = view;
  const send = (event: FormEvent) => {
    event.preventDefault();
    tell(async () => codeVerdict(await bench.code(meterId, code, "ppmid")));
  };
  const act = (action: Action) =>
    tell(async () => actionVerdict(action, view, await bench.action(meterId, action, "ppmid")));
  return (
    <section className="ppmid" aria-label="PPMID">
      <p className="ppmid-brand" aria-hidden="true">
        Home display <span>PPMID</span>
      </p>
      <Screen view={view} {...(verdict === undefined || !isPaired(view) ? {} : { verdict })} />
      <form onSubmit={send}>
        <label htmlFor="ppmid-code">Code at the PPMID</label>
        <input
          id="ppmid-code"
          inputMode="numeric"
          autoComplete="off"
          placeholder="20, 40 or 60 digits"
          disabled={!isPaired(view)}
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <button type="submit" disabled={!isPaired(view) || code.trim() === ""}>
          Send
        </button>
      </form>
      <div className="ppmid-actions">
        <button
          type="button"
          disabled={!isPaired(view)}
          onClick={() => act("activate_emergency_credit")}
        >
          Use emergency
        </button>
        <button type="button" disabled={!isPaired(view)} onClick={() => act("enable_supply")}>
          Turn supply on
        </button>
      </div>
    </section>
  );
}
