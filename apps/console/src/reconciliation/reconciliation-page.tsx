import { AddressForm, AskedField } from "../ui/address-form.tsx";
import { Page } from "../ui/page.tsx";
import { DaysReport } from "./days-report.tsx";
import { SumsReport } from "./sums-report.tsx";

/** What was issued against what has been applied, of a time, a tag or a campaign. */
export function ReconciliationPage() {
  return (
    <Page title="Reconciliation">
      <AddressForm>
        <AskedField name="from" label="Issued from (UTC)" type="date" />
        <AskedField name="to" label="to" type="date" />
        <AskedField name="tag" label="Meters with the tag" />
        <AskedField name="campaign" label="Campaign (its id)" />
      </AddressForm>
      <SumsReport />
      <DaysReport />
    </Page>
  );
}
