import { Page } from "../ui/page.tsx";

/** Meter. */
export function MeterPage() {
  return (
    <Page title="Meter">
      <p className="quiet">To come.</p>
    </Page>
  );
}
