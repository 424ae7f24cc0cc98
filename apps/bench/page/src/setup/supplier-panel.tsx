import { type ReactNode, useState } from "react";
import { reasonOf, type View } from "../api.ts";
import { Panel } from "../panel.tsx";
import { Connect, commission, isCommissionedWith } from "./connect.tsx";
import type { Supplier } from "./supplier-service.ts";
import type { Access } from "./use-access.ts";
import { WithoutConnection } from "./without-connection.tsx";

/** Whether a thief of the key that makes top-ups could make commands too (code-format.md 4). */
function keysWords({ publicKey, commandPublicKey }: NonNullable<View["supplier"]>): string {
  return publicKey === commandPublicKey
    ? "One key of it serves top-ups and commands."
    : "Its commands and confirmations use a key of their own.";
}

function MeterState({ view }: { readonly view: View }) {
  const { supplier } = view;
  if (supplier === null) {
    return (
      <p>
        This meter has no supplier yet. It agrees on a secret with one from each other’s public
        keys; no public key is secret, your API key is.
      </p>
    );
  }
  return (
    <p>
      Commissioned with <strong>{supplier.supplierId}</strong>.{" "}
      <span className="quiet">{keysWords(supplier)}</span>
    </p>
  );
}

interface OtherProps {
  readonly view: View;
  readonly access: Access;
  readonly supplier: Supplier;
}

/** A service that is connected, and is not the supplier that the meter knows. */
function OtherSupplier({ view, access, supplier }: OtherProps) {
  const [refusal, setRefusal] = useState<string>();
  const { kept } = access;
  if (kept === undefined || isCommissionedWith(view, supplier.identity)) return null;
  const take = () => {
    setRefusal(undefined);
    commission(kept, view).catch((error: unknown) => setRefusal(reasonOf(error)));
  };
  return (
    <div className="notice">
      <p>
        The service that is connected is {supplier.identity.supplierId}
        {view.supplier?.supplierId === supplier.identity.supplierId ? ", by other keys" : ""}: the
        meter takes no code of it until it is commissioned with it.
      </p>
      <div className="buttons">
        <button type="button" onClick={take}>
          Register and commission
        </button>
        <output className="refused">{refusal}</output>
      </div>
    </div>
  );
}

interface ConnectedProps {
  readonly access: Access;
  readonly supplier: Supplier | undefined;
  readonly refusal: string | undefined;
}

/** Which service the page is connected to, and as whom. */
function Connected({ access, supplier, refusal }: ConnectedProps) {
  const who = supplier === undefined || supplier.owner === "" ? "" : ` as ${supplier.owner}`;
  return (
    <div className="buttons">
      <span>
        {refusal === undefined ? "Connected to " : "Not connected to "}
        {access.kept?.address}
        {who} {supplier === undefined ? null : <span className="tag">{supplier.role}</span>}
      </span>
      <button type="button" className="small" onClick={access.forget}>
        Disconnect
      </button>
      {refusal === undefined ? null : <output className="refused">{refusal}</output>}
    </div>
  );
}

interface SupplierPanelProps extends ConnectedProps {
  readonly view: View;
}

/** The meter's supplier, and the connection of the page to its service. */
export function SupplierPanel({ view, access, supplier, refusal }: SupplierPanelProps) {
  const [said, setSaid] = useState("");
  const connection: ReactNode =
    access.kept === undefined ? (
      <Connect
        view={view}
        address={access.address}
        connected={(kept, words) => {
          access.keep(kept);
          setSaid(words);
        }}
      />
    ) : (
      <Connected {...{ access, supplier, refusal }} />
    );
  return (
    <Panel
      title="Supplier"
      name="supplier"
      aside={
        <span className={view.supplier === null ? "tag tag-amber" : "tag tag-green"}>
          {view.supplier === null ? "no supplier yet" : "commissioned"}
        </span>
      }
    >
      <MeterState view={view} />
      {connection}
      {supplier === undefined ? null : <OtherSupplier {...{ view, access, supplier }} />}
      <p className="quiet" role="status">
        {said}
      </p>
      <WithoutConnection view={view} address={access.kept?.address ?? access.address} />
    </Panel>
  );
}
