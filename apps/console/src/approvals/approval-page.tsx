import { Page } from "../ui/page.tsx";

/** Approval. */
export function ApprovalPage() {
  return (
    <Page title="Approval">
      <p className="quiet">To come.</p>
    </Page>
  );
}
