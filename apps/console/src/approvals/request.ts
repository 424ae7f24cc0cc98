import type { paths } from "@utrn-lab/client";

/** A request for a second person's approval, as the service shows it in a list. */
export type Request =
  paths["/v1/approvals"]["get"]["responses"][200]["content"]["application/json"]["items"][number];

/** What can become of a request, in the order in which the views name it. */
export const STATUSES = ["awaiting", "approved", "rejected", "withdrawn", "cancelled"] as const;

/** What has become of a request, in a word. */
export const STATUS_WORDS: Readonly<Record<Request["status"], string>> = {
  awaiting: "Waiting",
  approved: "Approved",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  cancelled: "Cancelled",
};
