import { printCode } from "@utrn-lab/utrn";
import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";

/** Leads back to the customer's meter. */
export function ToMeter({ meterId }: { readonly meterId: string }) {
  const { api } = useSignedIn();
  const { data: meter } = api.useQuery("get", "/v1/meters/{meterId}", {
    params: { path: { meterId } },
  });
  return (
    <p className="meter-id">
      {meter === undefined || meter.label === null ? null : `${meter.label}, `}
      <Link to={`/meters/${meterId}`}>Meter {printCode(meterId)}</Link>
    </p>
  );
}
