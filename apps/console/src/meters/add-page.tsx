import { Page } from "../ui/page.tsx";

/** Add a meter. */
export function AddPage() {
  return (
    <Page title="Add a meter">
      <p className="quiet">To come.</p>
    </Page>
  );
}
