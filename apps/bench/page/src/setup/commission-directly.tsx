import { type FormEvent, useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";
import { askSupplier, registerMeter, type SupplierAccess } from "./supplier-service.ts";
import type { SupplierText } from "./supplier-text.ts";

interface Answer {
  readonly good: boolean;
  readonly text: string;
}

function isCommissionedWith({ supplier: has }: View, supplier: SupplierText): boolean {
  const { supplierId, publicKey, commandPublicKey = publicKey } = supplier;
  return (
    has?.supplierId === supplierId &&
    has.publicKey === publicKey &&
    has.commandPublicKey === commandPublicKey
  );
}

/**
 * Registers the meter with the supplier before the meter is told: one that is not known there gets
 * no code.
 */
async function commission(access: SupplierAccess, view: View): Promise<Answer> {
  try {
    const supplier = await askSupplier(access);
    const { lastCounter: floor, label } = await registerMeter(access, view);
    // A floor given again to the same supplier would kill its codes that are still out.
    const isNew = !isCommissionedWith(view, supplier);
    await bench.commission(view.meterId, isNew ? { ...supplier, floor } : supplier);
    if (view.label === "" && label !== "") await bench.name(view.meterId, label);
    return { good: true, text: `Registered and commissioned with ${supplier.supplierId}.` };
  } catch (error) {
    return { good: false, text: reasonOf(error) };
  }
}

/**
 * Commissions a meter by the address of a supplier service. The API key lives as long as the page.
 */
export function CommissionDirectly(props: {
  readonly view: View;
  readonly address: string;
  readonly setAddress: (address: string) => void;
  readonly reached: (access: SupplierAccess) => void;
}) {
  const { view, address, setAddress, reached } = props;
  const [apiKey, setApiKey] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setAnswer(undefined);
    const access = { address, apiKey: apiKey.trim() };
    const commissioned = await commission(access, view);
    setAnswer(commissioned);
    if (commissioned.good) reached(access);
    setBusy(false);
  };
  return (
    <form onSubmit={submit}>
      <h3>By address and API key</h3>
      <label className="stacked">
        Address of the supplier service
        <input
          type="url"
          required
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
      </label>
      <label className="stacked">
        API key, role issuer
        <input
          type="password"
          required
          autoComplete="off"
          value={apiKey}
          onChange={({ target }) => setApiKey(target.value)}
        />
      </label>
      <div className="buttons">
        <button type="submit" className="primary" disabled={isBusy}>
          Register and commission
        </button>
        <output className={answer?.good === false ? "refused" : "quiet"}>{answer?.text}</output>
      </div>
    </form>
  );
}
