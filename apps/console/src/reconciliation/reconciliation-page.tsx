import { Page } from "../ui/page.tsx";

/** Reconciliation. */
export function ReconciliationPage() {
  return (
    <Page title="Reconciliation">
      <p className="quiet">To come.</p>
    </Page>
  );
}
