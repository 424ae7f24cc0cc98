import { printCode } from "@utrn-lab/utrn";
import { firstWrongBlock } from "@utrn-lab/utrn/blocks";
import { typedWords } from "./ppmid-words.ts";
import { useSettled } from "./use-settled.ts";

const BLOCK_DIGITS = 20;
/** Keys come faster than speech. */
const SPOKEN_AFTER_MS = 350;

/** A complete block is right or wrong; behind a wrong one nothing is said. */
function markOf(block: number, length: number, wrong: number | undefined): string {
  if (length < BLOCK_DIGITS || block > (wrong ?? block)) return "";
  return block === wrong ? "✗" : "✓";
}

/** A code that is being typed: all of its digits, a block a line, and which block has a slip. */
export function TypedCode({ digits }: { readonly digits: string }) {
  const words = typedWords(digits);
  const spoken = useSettled(words, SPOKEN_AFTER_MS);
  const wrong = /\D/.test(digits) ? undefined : firstWrongBlock(digits);
  const blocks = (digits.match(/.{1,20}/g) ?? []).map((typed, at) => ({ number: at + 1, typed }));
  return (
    <div className="ppmid-verdict neutral">
      <p aria-hidden="true">
        <strong>{words}</strong>
      </p>
      <p className="for-screen-readers" aria-live="polite">
        {spoken}
      </p>
      <ol className="ppmid-blocks" aria-hidden="true">
        {blocks.map(({ number, typed }) => (
          <li key={number}>
            <b>{markOf(number, typed.length, wrong)}</b> {printCode(typed)}
          </li>
        ))}
      </ol>
    </div>
  );
}
