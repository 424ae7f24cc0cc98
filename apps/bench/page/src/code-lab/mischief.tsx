import { useState } from "react";
import { bench, type MischiefAnswer, type MischiefRequest, reasonOf, type View } from "../api.ts";
import { Panel } from "../panel.tsx";
import { MischiefResult } from "./mischief-result.tsx";
import { PowerCuts } from "./power-cuts.tsx";

type Kind = MischiefRequest["kind"];

const KINDS: readonly {
  readonly title: string;
  readonly kinds: readonly (readonly [Kind, string])[];
}[] = [
  {
    title: "Typing slips in the code",
    kinds: [
      ["one_digit", "One digit wrong"],
      ["swap", "Two swapped"],
      ["missing", "One missing"],
      ["doubled", "One doubled"],
    ],
  },
  {
    title: "Codes that were good once, or elsewhere",
    kinds: [
      ["replay", "The last code again"],
      ["old_code", "The first code again"],
      ["other_meter", "Another meter’s code"],
      ["forged", "A forged code"],
    ],
  },
];

/** These enter a code of the session again, whatever stands in the field. */
const FROM_SESSION: readonly Kind[] = ["replay", "old_code"];

/**
 * Wrong codes and power cuts, made by the bench and entered: what did the meter say, and what
 * moved?
 */
export function Mischief({ view }: { readonly view: View }) {
  const { meterId } = view;
  const [code, setCode] = useState("");
  const [answer, setAnswer] = useState<MischiefAnswer | undefined>(undefined);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const inject = (kind: Kind) => {
    setRefused(undefined);
    const base = code.trim() === "" || FROM_SESSION.includes(kind) ? {} : { code };
    bench
      .mischief(meterId, { kind, enter: true, via: "keypad", ...base })
      .then(setAnswer)
      .catch((error: unknown) => {
        setAnswer(undefined);
        setRefused(reasonOf(error));
      });
  };
  return (
    <Panel title="Mischief" name="mischief">
      <label className="stacked">
        Do it to this code
        <input
          inputMode="numeric"
          autoComplete="off"
          placeholder="Empty: the last code entered"
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </label>
      {KINDS.map(({ title, kinds }) => (
        <fieldset key={title} className="mischief-group">
          <legend>{title}</legend>
          <div className="buttons">
            {kinds.map(([kind, label]) => (
              <button key={kind} type="button" onClick={() => inject(kind)}>
                {label}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      <PowerCuts view={view} code={code} />
      <div aria-live="polite" data-testid="mischief">
        {refused === undefined ? null : <p className="refused">{refused}</p>}
        {answer === undefined ? null : <MischiefResult answer={answer} />}
      </div>
    </Panel>
  );
}
