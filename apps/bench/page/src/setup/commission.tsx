import { CopyLine } from "@utrn-lab/page-parts";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";
import { Panel } from "../panel.tsx";
import { saveFile } from "../save-file.ts";
import { CommissionDirectly } from "./commission-directly.tsx";
import type { SupplierAccess } from "./supplier-service.ts";
import { supplierIn } from "./supplier-text.ts";

/** What a supplier registers a meter by, as its `POST /v1/meters` takes it. */
function registrationOf({ meterId, publicKey, fuel }: View): string {
  return JSON.stringify({ meterId, publicKey, fuel });
}

const CURL =
  'curl -H "authorization: Bearer $SUPPLIER_API_KEY" -H "content-type: application/json"';

function ForSupplier({ view, address }: { readonly view: View; readonly address: string }) {
  const registration = registrationOf(view);
  const base = address.replace(/\/+$/, "");
  return (
    <>
      <h3>Without a connection: 1. Register the meter with the supplier</h3>
      <CopyLine label="EUI-64" value={view.meterId} />
      <CopyLine label="Public key" value={view.publicKey} />
      <div className="buttons">
        <button
          type="button"
          onClick={() =>
            saveFile(`meter-${view.meterId}-public.json`, "application/json", `${registration}\n`)
          }
        >
          Save as a file
        </button>
      </div>
      <CopyLine label="Register" value={`${CURL} -d '${registration}' ${base}/v1/meters`} />
      <CopyLine label="Ask who it is" value={`${CURL} ${base}/v1/supplier`} />
    </>
  );
}

const INCOMPLETE =
  "Give both: the supplierId, 16 hex digits, and the publicKey, 130 hex digits that begin " +
  "with 04. The commandPublicKey comes behind them, where commands use a key of their own.";

/**
 * What the supplier says of itself, pasted or in a file: JSON as it answers, or the two values as
 * words.
 */
function FromSupplier({ view }: { readonly view: View }) {
  const [pasted, setPasted] = useState("");
  const [floor, setFloor] = useState("");
  const [answer, setAnswer] = useState<{ readonly good: boolean; readonly text: string }>();
  const readFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    setPasted(await file.text());
    target.value = "";
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const supplier = supplierIn(pasted);
    if (supplier.supplierId === "" || supplier.publicKey === "") {
      setAnswer({ good: false, text: INCOMPLETE });
      return;
    }
    const withFloor = floor.trim() === "" ? supplier : { ...supplier, floor: Number(floor) };
    bench
      .commission(view.meterId, withFloor)
      .then(() => setAnswer({ good: true, text: "Commissioned." }))
      .catch((error: unknown) => setAnswer({ good: false, text: reasonOf(error) }));
  };
  return (
    <form onSubmit={submit}>
      <h3>2. Tell the meter its supplier</h3>
      <label className="stacked">
        Supplier id and public keys
        <textarea
          rows={4}
          required
          spellCheck={false}
          placeholder='{"supplierId": "…", "publicKey": "04…", "commandPublicKey": "04…"}'
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
        />
      </label>
      <label className="stacked">
        Replay floor, needed from a supplier that this meter had before
        <input
          inputMode="numeric"
          placeholder="the highest counter that it issued to this meter"
          value={floor}
          onChange={({ target }) => setFloor(target.value)}
        />
      </label>
      <div className="buttons">
        <button type="submit" className="primary">
          Commission
        </button>
        <label className="file-button">
          Open the supplier’s file
          <input type="file" accept=".json,.txt,application/json,text/plain" onChange={readFile} />
        </label>
        <output className={answer?.good === false ? "refused" : "quiet"}>{answer?.text}</output>
      </div>
    </form>
  );
}

/** Whether a thief of the key that makes top-ups could make commands too (code-format.md 4). */
function keysWords({ publicKey, commandPublicKey }: NonNullable<View["supplier"]>): string {
  return publicKey === commandPublicKey
    ? "One key of this supplier serves top-ups and commands."
    : "This supplier’s commands and confirmations use a key of their own.";
}

/**
 * Commissioning from the browser, as the bench calls no address that a page names; and by copy and
 * paste, where the browser cannot reach the supplier: then both exchanges are the tester's.
 */
export function Commission(props: {
  readonly view: View;
  /** Told of a service that has answered. */
  readonly reached: (access: SupplierAccess) => void;
}) {
  const { view, reached } = props;
  const [address, setAddress] = useState("http://127.0.0.1:3000");
  return (
    <Panel
      title="Commission with a supplier"
      name="commission"
      aside={
        <span className={view.supplier === null ? "tag tag-amber" : "tag tag-green"}>
          {view.supplier === null ? "no supplier yet" : `supplier ${view.supplier.supplierId}`}
        </span>
      }
    >
      <p className="quiet">
        Meter and supplier agree on a secret from each other’s public keys. No public key is secret;
        your API key is: it goes to the address you type, and is kept no longer than this page is
        open.
      </p>
      {view.supplier === null ? null : <p className="quiet">{keysWords(view.supplier)}</p>}
      <CommissionDirectly view={view} address={address} setAddress={setAddress} reached={reached} />
      <ForSupplier view={view} address={address} />
      <FromSupplier view={view} />
    </Panel>
  );
}
