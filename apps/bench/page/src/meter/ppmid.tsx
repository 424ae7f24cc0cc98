import { stripPrinting } from "@utrn-lab/utrn";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { type Action, bench, type View } from "../api.ts";
import { PpmidScreen } from "./ppmid-screen.tsx";
import { actionVerdict, codeVerdict, isJoined, notSent, type Verdict } from "./ppmid-words.ts";

/** As long as a verdict stands on the meter's display (meter.md 6). */
const STANDS_MS = 60_000;

/** What the screen says of something done at the PPMID, for a minute. */
function useVerdict() {
  const [verdict, setVerdict] = useState<Verdict | undefined>(undefined);
  useEffect(() => {
    if (verdict === undefined) return undefined;
    const timer = setTimeout(() => setVerdict(undefined), STANDS_MS);
    return () => clearTimeout(timer);
  }, [verdict]);
  const tell = (what: () => Promise<Verdict>) => void what().catch(notSent).then(setVerdict);
  const clear = useCallback(() => setVerdict(undefined), []);
  return { verdict, tell, clear };
}

/**
 * The device in the living room (Prepayment Meter Interface Device): it takes codes, activates
 * emergency credit and enables supply by the same rules as the keypad, and answers on a screen of
 * its own.
 */
export function Ppmid({ view }: { readonly view: View }) {
  const [code, setCode] = useState("");
  const { verdict, tell, clear } = useVerdict();
  const { meterId } = view;
  const joined = isJoined(view);
  const send = (event: FormEvent) => {
    event.preventDefault();
    tell(async () => {
      const answer = await bench.code(meterId, code, "ppmid");
      if (answer.result === "applied") setCode("");
      return codeVerdict(answer);
    });
  };
  const act = (action: Action) =>
    tell(async () => actionVerdict(action, await bench.action(meterId, action, "ppmid")));
  return (
    <section className="ppmid" aria-label="PPMID">
      <p className="ppmid-brand" aria-hidden="true">
        Home display <span>PPMID</span>
      </p>
      <PpmidScreen
        view={view}
        typed={stripPrinting(code)}
        {...(verdict === undefined ? {} : { verdict })}
      />
      <form onSubmit={send}>
        <label htmlFor="ppmid-code">Code at the PPMID</label>
        <input
          id="ppmid-code"
          inputMode="numeric"
          autoComplete="off"
          placeholder="20, 40 or 60 digits"
          disabled={!joined}
          value={code}
          onChange={({ target }) => {
            setCode(target.value);
            clear();
          }}
        />
        <button type="submit" disabled={!joined || code.trim() === ""}>
          Send
        </button>
      </form>
      <div className="ppmid-actions">
        <button type="button" disabled={!joined} onClick={() => act("activate_emergency_credit")}>
          Use emergency
        </button>
        <button type="button" disabled={!joined} onClick={() => act("enable_supply")}>
          Turn supply on
        </button>
      </div>
    </section>
  );
}
