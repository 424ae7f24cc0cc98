import { Page } from "../ui/page.tsx";

/** Keys and limits. */
export function AccessPage() {
  return (
    <Page title="Keys and limits">
      <p className="quiet">To come.</p>
    </Page>
  );
}
