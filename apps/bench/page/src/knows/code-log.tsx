import { printCode } from "@utrn-lab/utrn";
import type { Knowledge } from "../api.ts";
import { PLACE_NAMES } from "../formats.ts";
import { Panel } from "../panel.tsx";
import { REFUSAL_WORDS } from "../refusal-words.ts";
import { LogLines } from "./log-lines.tsx";

function codeWords({ place, result, utrnCounter }: Knowledge["codes"][number]): string {
  const counter = utrnCounter === null ? "" : `, counter ${utrnCounter}`;
  const verdict = result === "applied" ? result : REFUSAL_WORDS[result].title.toLowerCase();
  return `${PLACE_NAMES[place]}: ${verdict}${counter}`;
}

/**
 * The codes that the meter remembers, by their last four digits, and of those applied last what
 * the customer reads to the supplier (meter.md 2).
 */
export function CodeLog({ codes, applied }: Pick<Knowledge, "codes" | "applied">) {
  return (
    <Panel title="Codes entered" name="code-log">
      <LogLines
        lines={codes.map((code) => ({ at: code.at, mark: code.ending, text: codeWords(code) }))}
        none="No code has been entered yet."
      />
      <h3>Confirmation codes</h3>
      <LogLines
        lines={applied.map(({ at, ending, utrnCounter, confirmationCode }) => ({
          at,
          mark: ending,
          text: (
            <>
              <span className="digits">{printCode(confirmationCode)}</span> of counter {utrnCounter}
            </>
          ),
        }))}
        none="No code has been applied yet."
      />
    </Panel>
  );
}
