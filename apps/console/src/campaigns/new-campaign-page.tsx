import { Page } from "../ui/page.tsx";

/** New campaign. */
export function NewCampaignPage() {
  return (
    <Page title="New campaign">
      <p className="quiet">To come.</p>
    </Page>
  );
}
