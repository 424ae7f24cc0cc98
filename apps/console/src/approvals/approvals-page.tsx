import { Page } from "../ui/page.tsx";

/** Approvals. */
export function ApprovalsPage() {
  return (
    <Page title="Approvals">
      <p className="quiet">To come.</p>
    </Page>
  );
}
