import { useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";
import { displayWords, words } from "../formats.ts";
import { changesBetween } from "../knows/changes.ts";
import { ChangeList } from "./change-list.tsx";

const HALF_TYPED = 10;

interface Cut {
  readonly label: string;
  readonly do: (meterId: string, code: string) => Promise<string>;
}

async function cutPower(meterId: string): Promise<View> {
  await bench.power(meterId, false);
  return bench.power(meterId, true);
}

/** Cuts of the mains at the moments that matter, done by the calls that anyone can make. */
const CUTS: readonly Cut[] = [
  {
    label: "Between two keys",
    do: async (meterId, code) => {
      const keys = code.replace(/\D/g, "");
      await bench.keys(meterId, `A${keys.slice(0, HALF_TYPED)}`, "twelve");
      const { entry } = await cutPower(meterId);
      const kept = entry.digits.length;
      await bench.keys(meterId, `${kept === 0 ? "A" : ""}${keys.slice(kept)}B`, "twelve");
      const { display } = await bench.see(meterId);
      const said = displayWords(display);
      return `Ten digits, the power cut, the rest: ${kept} digits were kept. Display: ${said}.`;
    },
  },
  {
    label: "Right behind the verdict",
    do: async (meterId, code) => {
      const first = await bench.code(meterId, code, "keypad");
      await cutPower(meterId);
      const second = await bench.code(meterId, code, "keypad");
      const said = ({ result, ...rest }: typeof first): string =>
        "reason" in rest ? `${result}, ${words(rest.reason)}` : result;
      return `First: ${said(first)}. After the cut: ${said(second)}.`;
    },
  },
];

type Change = Parameters<typeof ChangeList>[0]["changes"][number];

/** What moved between two views, as a list of changes has it. */
function movedBetween(before: View, after: View): readonly Change[] {
  return [...changesBetween(before, after)].map(([path, moved]) => ({
    path,
    before: moved.before.text,
    after: moved.after.text,
  }));
}

/** Why no cut can be made; undefined where one can. */
function hindrance({ power }: View, code: string): string | undefined {
  if (!power) return "The meter has no power: turn it on at the desk first.";
  if (/^(?:\d{20}|\d{40}|\d{60})$/.test(code.replace(/[\s-]/g, ""))) return undefined;
  return "These need a code of 20, 40 or 60 digits above, not used yet.";
}

interface Done {
  readonly says: string;
  readonly changes: readonly Change[];
  readonly clockRan: boolean;
}

/** What came of a cut: what the meter answered, and everything that moved. */
function CutResult({ done }: { readonly done: Done }) {
  return (
    <>
      <p>{done.says}</p>
      <h3>What moved</h3>
      <ChangeList changes={done.changes} />
      {done.clockRan ? (
        <p className="quiet">The clock ran meanwhile: what was used is part of it.</p>
      ) : null}
    </>
  );
}

/** Power cuts around a code. */
export function PowerCuts({ view, code }: { readonly view: View; readonly code: string }) {
  const [done, setDone] = useState<Done>();
  const [refused, setRefused] = useState<string>();
  const hindered = hindrance(view, code);
  const cut = async ({ do: act }: Cut) => {
    setDone(undefined);
    setRefused(undefined);
    try {
      const before = await bench.see(view.meterId);
      const says = await act(view.meterId, code);
      const after = await bench.see(view.meterId);
      const clockRan = after.time > before.time;
      setDone({ says, changes: movedBetween(before, after), clockRan });
    } catch (error) {
      setRefused(reasonOf(error));
    }
  };
  return (
    <fieldset className="mischief-group">
      <legend>The power goes</legend>
      <div className="buttons">
        {CUTS.map((each) => (
          <button
            key={each.label}
            type="button"
            disabled={hindered !== undefined}
            onClick={() => void cut(each)}
          >
            {each.label}
          </button>
        ))}
      </div>
      {hindered === undefined ? null : <p className="quiet">{hindered}</p>}
      <div className="explained" aria-live="polite" data-testid="power-cut">
        {refused === undefined ? null : <p className="refused">{refused}</p>}
        {done === undefined ? null : <CutResult done={done} />}
      </div>
    </fieldset>
  );
}
