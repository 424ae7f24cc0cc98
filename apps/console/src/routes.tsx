import { createHashRouter } from "react-router";
import { AccessPage } from "./access/access-page.tsx";
import { ApprovalPage } from "./approvals/approval-page.tsx";
import { ApprovalsPage } from "./approvals/approvals-page.tsx";
import { AuditPage } from "./audit/audit-page.tsx";
import { CampaignPage } from "./campaigns/campaign-page.tsx";
import { CampaignsPage } from "./campaigns/campaigns-page.tsx";
import { NewCampaignPage } from "./campaigns/new-campaign-page.tsx";
import { CodePage } from "./customer/code-page.tsx";
import { ConfirmationPage } from "./customer/confirmation-page.tsx";
import { FindPage } from "./customer/find-page.tsx";
import { MakeCodePage } from "./customer/make-code-page.tsx";
import { MeterPage } from "./customer/meter-page.tsx";
import { AddPage } from "./meters/add-page.tsx";
import { ChangePage } from "./meters/change-page.tsx";
import { ImportPage } from "./meters/import-page.tsx";
import { MetersPage } from "./meters/meters-page.tsx";
import { ReconciliationPage } from "./reconciliation/reconciliation-page.tsx";
import { ForRole } from "./shell/for-role.tsx";
import { Shell } from "./shell/shell.tsx";
import { Nowhere } from "./ui/nowhere.tsx";
import { WebhooksPage } from "./webhooks/webhooks-page.tsx";

/**
 * The address of each view. It stands behind the `#`, so it reaches no server and no log: what is
 * looked for may be the digits of a code.
 */
export const ROUTER = createHashRouter([
  {
    Component: Shell,
    children: [
      { path: "/", Component: FindPage },
      { path: "/meters", Component: MetersPage },
      { path: "/meters/:meterId", Component: MeterPage },
      { path: "/codes/:codeId/:step?", Component: CodePage },
      { path: "/campaigns", Component: CampaignsPage },
      { path: "/campaigns/:campaignId", Component: CampaignPage },
      { path: "/approvals", Component: ApprovalsPage },
      { path: "/approvals/:approvalId", Component: ApprovalPage },
      { path: "/reconciliation", Component: ReconciliationPage },
      { path: "/audit", Component: AuditPage },
      {
        element: <ForRole least="issuer" />,
        children: [
          { path: "/meters/add", Component: AddPage },
          { path: "/meters/import", Component: ImportPage },
          { path: "/meters/:meterId/code", Component: MakeCodePage },
          { path: "/meters/:meterId/confirmation", Component: ConfirmationPage },
          { path: "/meters/:meterId/change", Component: ChangePage },
          { path: "/campaigns/new", Component: NewCampaignPage },
        ],
      },
      {
        element: <ForRole least="administrator" />,
        children: [
          { path: "/access", Component: AccessPage },
          { path: "/webhooks", Component: WebhooksPage },
        ],
      },
      { path: "*", Component: Nowhere },
    ],
  },
]);
