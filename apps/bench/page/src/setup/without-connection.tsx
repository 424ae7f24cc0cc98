import { CopyLine } from "@utrn-lab/page-parts";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";
import { saveFile } from "../save-file.ts";
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
      <h3>1. Register the meter with the supplier</h3>
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
  "with 04, or PEM. The commandPublicKey comes behind them, where commands use a key of their own.";

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

/**
 * Commissioning by copy and paste, where the browser cannot reach the supplier: then both exchanges
 * are the tester's.
 */
export function WithoutConnection(props: { readonly view: View; readonly address: string }) {
  return (
    <details className="without-connection">
      <summary>Without a connection</summary>
      <ForSupplier {...props} />
      <FromSupplier view={props.view} />
    </details>
  );
}
