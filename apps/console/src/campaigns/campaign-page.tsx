import { Page } from "../ui/page.tsx";

/** Campaign. */
export function CampaignPage() {
  return (
    <Page title="Campaign">
      <p className="quiet">To come.</p>
    </Page>
  );
}
