import { Page } from "../ui/page.tsx";

/** Audit. */
export function AuditPage() {
  return (
    <Page title="Audit">
      <p className="quiet">To come.</p>
    </Page>
  );
}
