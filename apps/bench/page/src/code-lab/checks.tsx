import type { Explanation } from "../api.ts";
import { words } from "../formats.ts";

const MARKS = { passed: "✓", failed: "✗", not_reached: "·" } as const;
const SPOKEN = { passed: "passed", failed: "failed", not_reached: "not reached" } as const;

/** Every check and whether it passed: the first that fails decides. */
export function Checks({ checks }: Pick<Explanation, "checks">) {
  return (
    <ol className="checks">
      {checks.map(({ check, result, says }) => (
        <li key={check} className={`check-${result}`}>
          <span aria-hidden="true" className="mark">
            {MARKS[result]}
          </span>
          <span>
            <strong>{words(check)}</strong>
            <span className="for-screen-readers"> {SPOKEN[result]}</span>
          </span>
          <span className="says">{says}</span>
        </li>
      ))}
    </ol>
  );
}
