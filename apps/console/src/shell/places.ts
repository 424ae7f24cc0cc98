import type { Self } from "../session/signed-in.ts";

/** A place of the console that its menu names. */
interface Place {
  readonly path: string;
  readonly label: string;
  /** The least role that finds anything there. */
  readonly role: Self["role"];
}

/** The menu, in its order. */
export const PLACES: readonly Place[] = [
  { path: "/", label: "Customer", role: "reader" },
  { path: "/campaigns", label: "Campaigns", role: "reader" },
  { path: "/approvals", label: "Approvals", role: "reader" },
  { path: "/meters", label: "Meters", role: "reader" },
  { path: "/reconciliation", label: "Reconciliation", role: "reader" },
  { path: "/audit", label: "Audit", role: "reader" },
  { path: "/webhooks", label: "Webhooks", role: "administrator" },
  { path: "/access", label: "Keys and limits", role: "administrator" },
];
