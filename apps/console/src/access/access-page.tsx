import { Page } from "../ui/page.tsx";
import { ApprovalLine } from "./approval-line.tsx";
import { KeyList } from "./key-list.tsx";
import { NewKey } from "./new-key.tsx";
import { RoleLimits } from "./role-limits.tsx";

/** Who may do what: API keys, the limits of roles, and what needs a second person. */
export function AccessPage() {
  return (
    <Page title="Keys and limits">
      <NewKey />
      <KeyList />
      <RoleLimits />
      <ApprovalLine />
    </Page>
  );
}
