import { useAsked } from "../ui/address-form.tsx";

/** What the address asks a report for. */
export function useReportQuery() {
  return useAsked(["from", "to", "tag", "campaign"]);
}
