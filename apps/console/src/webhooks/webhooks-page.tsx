import { Page } from "../ui/page.tsx";
import { NewWebhook } from "./new-webhook.tsx";
import { WebhookList } from "./webhook-list.tsx";

/** Which other systems are told what happens, and how that goes. */
export function WebhooksPage() {
  return (
    <Page title="Webhooks">
      <NewWebhook />
      <WebhookList />
    </Page>
  );
}
