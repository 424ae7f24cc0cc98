import { useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";

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
      return `Ten digits, the power cut, the rest: ${kept} digits were kept. Display: ${display.join(" / ")}.`;
    },
  },
  {
    label: "Right behind the verdict",
    do: async (meterId, code) => {
      const first = await bench.code(meterId, code, "keypad");
      await cutPower(meterId);
      const second = await bench.code(meterId, code, "keypad");
      const said = ({ result, ...rest }: typeof first): string =>
        "reason" in rest ? `${result}, ${rest.reason}` : result;
      return `First: ${said(first)}. After the cut: ${said(second)}.`;
    },
  },
];

/** Power cuts around a code. */
export function PowerCuts({ view, code }: { readonly view: View; readonly code: string }) {
  const [said, setSaid] = useState("");
  const cut = ({ do: act }: Cut) => {
    const before = view.balanceMillipence;
    act(view.meterId, code)
      .then(async (what) => {
        const { balanceMillipence } = await bench.see(view.meterId);
        const moved = (balanceMillipence - before) / 100_000;
        setSaid(`${what} The balance moved by £${moved.toFixed(2)}.`);
      })
      .catch((error: unknown) => setSaid(reasonOf(error)));
  };
  return (
    <fieldset className="mischief-group">
      <legend>The power goes</legend>
      <div className="buttons">
        {CUTS.map((each) => (
          <button
            key={each.label}
            type="button"
            disabled={code.trim() === ""}
            onClick={() => cut(each)}
          >
            {each.label}
          </button>
        ))}
      </div>
      <output className="quiet">
        {said === "" && code.trim() === "" ? "These need a code above, not used yet." : said}
      </output>
    </fieldset>
  );
}
