import { printCode } from "@utrn-lab/utrn";
import { Link } from "react-router";
import { Pages } from "../ui/pages.tsx";

interface AskedMetersProps {
  readonly meters: {
    readonly items: readonly {
      readonly meterId: string;
      readonly label: string | null;
      readonly tags: readonly string[];
    }[];
    readonly nextCursor: string | null;
  };
  /** The name of the list's cursor in the address. */
  readonly name: string;
}

/** The meters of a campaign or a request, a page at a time. */
export function AskedMeters({ meters: { items, nextCursor }, name }: AskedMetersProps) {
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Meter</th>
            <th scope="col">Label</th>
            <th scope="col">Tags</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ meterId, label, tags }) => (
            <tr key={meterId}>
              <td className="whole">
                <Link to={`/meters/${meterId}`}>{printCode(meterId)}</Link>
              </td>
              <td>{label}</td>
              <td>{tags.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages nextCursor={nextCursor} name={name} label="Pages of meters" />
    </div>
  );
}
