import { Page } from "../ui/page.tsx";

/** Import meters. */
export function ImportPage() {
  return (
    <Page title="Import meters">
      <p className="quiet">To come.</p>
    </Page>
  );
}
