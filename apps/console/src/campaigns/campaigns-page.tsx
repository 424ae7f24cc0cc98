import { Page } from "../ui/page.tsx";

/** Campaigns. */
export function CampaignsPage() {
  return (
    <Page title="Campaigns">
      <p className="quiet">To come.</p>
    </Page>
  );
}
