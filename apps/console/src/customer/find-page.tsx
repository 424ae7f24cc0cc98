import { Page } from "../ui/page.tsx";

/** A customer on the phone. */
export function FindPage() {
  return (
    <Page title="A customer on the phone">
      <p className="quiet">To come.</p>
    </Page>
  );
}
