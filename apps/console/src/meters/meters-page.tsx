import { printCode } from "@utrn-lab/utrn";
import { Link } from "react-router";
import { SaveButtons } from "../session/save-buttons.tsx";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { AddressForm, AskedField, useAsked } from "../ui/address-form.tsx";
import { count, counted } from "../ui/amounts.ts";
import { dateAndTime } from "../ui/moments.ts";
import { Page } from "../ui/page.tsx";
import { Pages, useCursor } from "../ui/pages.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";

const FUELS = [
  ["electricity", "Electricity"],
  ["gas", "Gas"],
] as const;
const STATES = [
  ["active", "In use"],
  ["retired", "Retired"],
] as const;

const FILES = [
  ["/v1/meters.csv", "meters.csv", "Save all meters as CSV"],
  ["/v1/meters.ndjson", "meters.ndjson", "as JSON lines"],
] as const;

/** The value of a choice that the address has, if it is one of those there are. */
function chosen<T extends string>(choices: readonly (readonly [T, string])[], value?: string) {
  return choices.find(([each]) => each === value)?.[0];
}

/** The meters that the address asks for. */
function useMeters() {
  const { api } = useSignedIn();
  const { label, tag, fuel, status } = useAsked(["label", "tag", "fuel", "status"]);
  const [ofFuel, ofState] = [chosen(FUELS, fuel), chosen(STATES, status)];
  const query = {
    ...useCursor(),
    ...(label === undefined ? {} : { label }),
    ...(tag === undefined ? {} : { tag }),
    ...(ofFuel === undefined ? {} : { fuel: ofFuel }),
    ...(ofState === undefined ? {} : { status: ofState }),
  };
  return api.useQuery("get", "/v1/meters", { params: { query } });
}

type Meters = NonNullable<ReturnType<typeof useMeters>["data"]>["items"];

function Table({ meters }: { readonly meters: Meters }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Meter</th>
          <th scope="col">Label</th>
          <th scope="col">Fuel</th>
          <th scope="col">Tags</th>
          <th scope="col" className="number">
            Codes so far
          </th>
          <th scope="col">Registered (UTC)</th>
        </tr>
      </thead>
      <tbody>
        {meters.map(({ meterId, label, fuel, tags, lastCounter, registeredAt, status }) => (
          <tr key={meterId}>
            <th scope="row">
              <Link to={`/meters/${meterId}`}>{printCode(meterId)}</Link>
            </th>
            <td>{label}</td>
            <td>{fuel}</td>
            <td>
              {tags.join(", ")} {status === "retired" ? <span className="tag">retired</span> : null}
            </td>
            <td className="number">{count(lastCounter)}</td>
            <td>{dateAndTime(registeredAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All meters, or those that the address asks for, a page at a time. */
export function MetersPage() {
  const { self } = useSignedIn();
  const { data, error } = useMeters();
  return (
    <Page
      title="Meters"
      aside={
        mayAct(self, "issuer") ? (
          <nav className="buttons" aria-label="More meters">
            <Link className="button" to="/meters/add">
              Add a meter
            </Link>
            <Link className="button" to="/meters/import">
              Import meters
            </Link>
          </nav>
        ) : null
      }
    >
      <AddressForm>
        <AskedField name="label" label="Label, or a part of it" />
        <AskedField name="tag" label="Tag" />
        <AskedField name="fuel" label="Fuel" choices={FUELS} />
        <AskedField name="status" label="State" choices={STATES} />
      </AddressForm>
      <ProblemNotice problem={error} />
      {data === undefined ? null : (
        <div className="panel table-scroll">
          <p className="quiet" role="status">
            {counted(data.total, "meter")}
          </p>
          <Table meters={data.items} />
          <Pages nextCursor={data.nextCursor} />
          <SaveButtons files={FILES} />
        </div>
      )}
    </Page>
  );
}
