import { type SupplierClient, supplierClient } from "@utrn-lab/client";
import {
  CodeForm,
  ConfirmationEntry,
  type Issued,
  IssuedDigits,
  type Limits,
} from "@utrn-lab/page-parts";
import { printCode } from "@utrn-lab/utrn";
import { useEffect, useMemo, useState } from "react";
import { reasonOf, type View } from "../api.ts";
import { dateOf } from "../formats.ts";
import { Panel } from "../panel.tsx";
import type { SupplierAccess } from "./supplier-service.ts";

/** What a form needs of the service before it can ask for a code. */
interface Known {
  readonly limits: Limits;
  /** "YYYY-MM-DD" of the service's clock. */
  readonly today: string;
}

/** Asks what the key may issue and which day the service goes by. */
async function askKnown(access: SupplierAccess): Promise<Known> {
  const client = supplierClient(access);
  const [self, supplier] = await Promise.all([
    client.GET("/v1/keys/self"),
    client.GET("/v1/supplier"),
  ]);
  if (self.data === undefined) throw new Error(self.error.detail);
  if (supplier.data === undefined) throw new Error(supplier.error.detail);
  const time = supplier.data.clock?.time ?? Date.now() / 1_000;
  return { limits: self.data.limits, today: dateOf(time) };
}

/** Where a code is asked for that this meter takes. */
export function MakeCode(props: { readonly view: View; readonly access: SupplierAccess }) {
  const { view, access } = props;
  const client = useMemo(() => supplierClient(access), [access]);
  const [known, setKnown] = useState<Known>();
  const [refusal, setRefusal] = useState<string>();
  const [issued, setIssued] = useState<Issued>();
  useEffect(() => {
    askKnown(access).then(setKnown, (error: unknown) => setRefusal(reasonOf(error)));
  }, [access]);
  return (
    <Panel title="Make a code" name="make-code">
      {refusal === undefined ? null : <p className="refused">{refusal}</p>}
      <div role="status">
        {issued === undefined ? null : <IssuedOrAwaited client={client} issued={issued} />}
      </div>
      {known === undefined ? null : (
        <CodeForm client={client} meterId={view.meterId} issued={setIssued} {...known} />
      )}
    </Panel>
  );
}

function IssuedOrAwaited(props: { readonly client: SupplierClient; readonly issued: Issued }) {
  const { client, issued } = props;
  return "code" in issued ? (
    <IssuedDigits client={client} issued={issued} />
  ) : (
    <p className="notice">A second person has to approve it: there are no digits yet.</p>
  );
}

/** The way back: the meter's last confirmation code, or any other, given to the supplier. */
export function TellSupplier(props: { readonly view: View; readonly access: SupplierAccess }) {
  const { view, access } = props;
  const client = useMemo(() => supplierClient(access), [access]);
  const last = view.lastConfirmationCode ?? "";
  return (
    <Panel title="Confirmation code" name="tell-supplier">
      <p className="quiet">
        {last === ""
          ? "The meter has shown none yet: it shows one after a code, and for key 0."
          : "The last one that the meter has shown; the supplier says what it proves."}
      </p>
      <ConfirmationEntry
        key={last}
        client={client}
        meterId={view.meterId}
        initial={printCode(last)}
      />
    </Panel>
  );
}
