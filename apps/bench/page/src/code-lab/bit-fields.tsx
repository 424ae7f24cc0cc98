import { useState } from "react";
import type { Explanation } from "../api.ts";
import { DigitFours } from "./digit-fours.tsx";
import { isFieldMarked, type Mark, placeWords } from "./marks.ts";

type Field = Explanation["fields"][number];

const HEADS = ["Field", "From", "Width", "Bits", "Says", "Digits"] as const;

interface FieldRowProps {
  readonly field: Field;
  readonly isMarked: boolean;
  readonly point: (isPointedAt: boolean) => void;
}

function FieldRow({ field, isMarked, point }: FieldRowProps) {
  const { name, bits, says, from, places } = field;
  return (
    <tr
      className={isMarked ? "marked" : undefined}
      onMouseEnter={() => point(true)}
      onMouseLeave={() => point(false)}
      onFocus={() => point(true)}
      onBlur={() => point(false)}
    >
      <th scope="row">
        <button type="button" className="link">
          {name}
        </button>
      </th>
      <td>{from}</td>
      <td>{bits.length}</td>
      <td className="digits">{bits.replace(/(.{8})(?=.)/g, "$1 ")}</td>
      <td>{says}</td>
      <td className="places">
        <span aria-hidden="true">{placeWords(places, true)}</span>
        <span className="for-screen-readers">{placeWords(places, false)}</span>
      </td>
    </tr>
  );
}

/** Whether a field begins an item of the body, or what is behind the last. */
function beginsItem(fields: readonly Field[], at: number): boolean {
  return fields[at]?.item !== null && fields[at]?.item !== fields[at - 1]?.item;
}

/**
 * Every bit field in its order, with its bits, what they say, and the digits in which they stand:
 * pointing at one marks the others.
 */
export function BitFields({ code, fields }: Pick<Explanation, "fields"> & { code: string }) {
  const [mark, setMark] = useState<Mark | undefined>(undefined);
  if (fields.length === 0) return <p className="quiet">The digits cannot be read as bits.</p>;
  return (
    <>
      <DigitFours code={code} fields={fields} mark={mark} point={setMark} />
      <p className="quiet">
        Digits: block, and places in it. A block is one number, so a field stands in the digits that
        its bits weigh, and carries into those behind. The 20th is the check digit.
      </p>
      {/* A table wider than a phone scrolls by itself. */}
      <section className="scrolls" aria-label="Bit fields" tabIndex={-1}>
        <table className="bits">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.flatMap((field, at) => [
              beginsItem(fields, at) ? (
                <tr key={`item ${field.item}`} className="item">
                  <th scope="rowgroup" colSpan={HEADS.length}>
                    Item {field.item}
                  </th>
                </tr>
              ) : null,
              <FieldRow
                key={field.from}
                field={field}
                isMarked={isFieldMarked(fields, at, mark)}
                point={(isPointedAt) => setMark(isPointedAt ? { kind: "field", at } : undefined)}
              />,
            ])}
          </tbody>
        </table>
      </section>
    </>
  );
}
