import type { MischiefAnswer } from "../api.ts";
import { money, words } from "../formats.ts";

type Change = NonNullable<MischiefAnswer["entered"]>["changes"][number];

/** Registers that hold money, in millipence, by the end of their path. */
const MONEY = /(?:meterBalance|used|limit|accumulatedDebt|debt\.\w+|Millipence|threshold)$/i;

function shown(path: string, value: unknown): string {
  if (typeof value === "number" && MONEY.test(path)) return money(value);
  if (value === null) return "none";
  if (path === "replay.accepted" && Array.isArray(value)) return `${value.length} counters`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function pathWords(path: string): string {
  return words(path.replace(/^settings\./, "").replaceAll(".", " "))
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}

/** Registers before and after; where there is none, it says so. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="quiet">Nothing moves.</p>;
  return (
    <dl className="facts changes">
      {changes.map(({ path, before, after }) => (
        <div key={path}>
          <dt>{pathWords(path)}</dt>
          <dd>
            <del>{shown(path, before)}</del> <ins>{shown(path, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
