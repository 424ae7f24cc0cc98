import type { Explanation } from "../api.ts";

interface Placed {
  readonly name: string;
  readonly bits: string;
  readonly value: string;
  /** Where its first bit is in the whole code. */
  readonly from: number;
}

function placed(fields: Explanation["fields"]): readonly Placed[] {
  let from = 0;
  return fields.map((field) => {
    const place = { ...field, from };
    from += field.bits.length;
    return place;
  });
}

/** Every bit field in its order, with its bits and what they mean. */
export function BitFields({ fields }: Pick<Explanation, "fields">) {
  if (fields.length === 0) return <p className="quiet">The digits cannot be read as bits.</p>;
  return (
    // A table wider than a phone scrolls by itself, and so takes the focus: not only fingers
    // scroll.
    <section className="scrolls" aria-label="Bit fields" tabIndex={-1}>
      <table className="bits">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">From</th>
            <th scope="col">Width</th>
            <th scope="col">Bits</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {placed(fields).map(({ name, bits, value, from }) => (
            <tr key={from}>
              <th scope="row">{name}</th>
              <td>{from}</td>
              <td>{bits.length}</td>
              <td className="digits">{bits.replace(/(.{8})(?=.)/g, "$1 ")}</td>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
