import type { MischiefAnswer } from "../api.ts";
import { registerWords } from "./change-words.ts";

type Change = NonNullable<MischiefAnswer["entered"]>["changes"][number];

/** Registers before and after; where there is none, it says so. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="quiet">Nothing moves.</p>;
  return (
    <dl className="facts changes">
      {changes.map(({ path, before, after }) => {
        const { name, say } = registerWords(path);
        return (
          <div key={path}>
            <dt>{name}</dt>
            <dd>
              <del>{say(before)}</del> <ins>{say(after)}</ins>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
