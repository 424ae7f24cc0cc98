import type { components } from "@utrn-lab/client";
import { printCode } from "@utrn-lab/utrn";
import { Link, useParams } from "react-router";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { dateAndTime } from "../ui/moments.ts";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { KnownFacts } from "./known-facts.tsx";
import { MeterAlerts } from "./meter-alerts.tsx";
import { MeterCodes } from "./meter-codes.tsx";

type Meter = components["schemas"]["MeterWithForecast"];

function Tags({ meter }: { readonly meter: Meter }) {
  return (
    <>
      <span className="tag">{meter.fuel}</span>
      {meter.tags.map((tag) => (
        <Link key={tag} className="tag" to={`/meters?tag=${encodeURIComponent(tag)}`}>
          {tag}
        </Link>
      ))}
    </>
  );
}

/** Says of a meter that it gets no codes any more, and why. */
function Retired({ meter: { retiredAt, retireReason } }: { readonly meter: Meter }) {
  if (retiredAt === null) return null;
  return (
    <p className="notice">
      Retired on {dateAndTime(retiredAt)} UTC: {retireReason}. It gets no codes; those that are out
      can still be keyed.
    </p>
  );
}

/** What can be done for the customer on the phone. */
function Actions({ meter: { meterId, status } }: { readonly meter: Meter }) {
  const { self } = useSignedIn();
  if (!mayAct(self, "issuer")) return null;
  return (
    <p className="buttons">
      {status === "retired" ? null : (
        <Link className="button primary" to={`/meters/${meterId}/code`}>
          Make a code
        </Link>
      )}
      <Link className="button" to={`/meters/${meterId}/confirmation`}>
        Take a confirmation code
      </Link>
      <Link className="button" to={`/meters/${meterId}/change`}>
        Change the meter
      </Link>
    </p>
  );
}

/** The meter of a customer on the phone: what is known of it, and its codes. */
export function MeterPage() {
  const { meterId = "" } = useParams();
  const { api } = useSignedIn();
  const { data: meter, error } = api.useQuery("get", "/v1/meters/{meterId}", {
    params: { path: { meterId } },
  });
  const printed = printCode(meterId);
  if (meter === undefined) {
    return (
      <Page title={`Meter ${printed}`}>
        <ProblemNotice problem={error} />
        {error === null ? null : <Link to="/">Find another meter</Link>}
      </Page>
    );
  }
  return (
    <Page title={meter.label ?? `Meter ${printed}`} aside={<Tags meter={meter} />}>
      <p className="meter-id">
        <span className="quiet">Meter</span> {printed}
      </p>
      <Retired meter={meter} />
      <Actions meter={meter} />
      <div className="customer">
        <KnownFacts meter={meter} />
        <MeterAlerts meterId={meterId} />
        <MeterCodes meterId={meterId} />
      </div>
    </Page>
  );
}
