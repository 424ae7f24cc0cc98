import type { Explanation } from "../api.ts";
import { isDigitMarked, type Mark } from "./marks.ts";

const BLOCK_DIGITS = 20;
const FOURS = [0, 4, 8, 12, 16] as const;

interface DigitFoursProps {
  readonly code: string;
  readonly fields: Explanation["fields"];
  readonly mark: Mark | undefined;
  readonly point: (mark: Mark | undefined) => void;
}

function Block(props: DigitFoursProps & { readonly number: number }) {
  const { code, fields, mark, point, number: block } = props;
  const digits = code.slice((block - 1) * BLOCK_DIGITS, block * BLOCK_DIGITS);
  return (
    <li>
      <span className="quiet">Block {block}</span>
      {FOURS.map((begin) => {
        const here = { kind: "four", block, from: begin + 1 } as const;
        return (
          <button
            key={begin}
            type="button"
            onMouseEnter={() => point(here)}
            onFocus={() => point(here)}
            onBlur={() => point(undefined)}
          >
            {[...digits.slice(begin, begin + 4)].map((digit, at) => {
              const place = begin + at + 1;
              const isMarked = isDigitMarked(fields, { block, place }, mark);
              return (
                <span key={place} className={isMarked ? "digit marked" : "digit"}>
                  {digit}
                </span>
              );
            })}
            <span className="for-screen-readers">
              {`, digits ${begin + 1} to ${begin + 4} of block ${block}`}
            </span>
          </button>
        );
      })}
    </li>
  );
}

/** The digits of a code in fours, a block a line; those of the field pointed at are marked. */
export function DigitFours(props: DigitFoursProps) {
  const blocks = Array.from({ length: props.code.length / BLOCK_DIGITS }, (_, at) => at + 1);
  return (
    <ol className="fours" onMouseLeave={() => props.point(undefined)}>
      {blocks.map((number) => (
        <Block key={number} number={number} {...props} />
      ))}
    </ol>
  );
}
