import { type FormEvent, useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";
import { askSupplier, registerMeter, type SupplierAccess } from "./supplier-service.ts";
import type { SupplierText } from "./supplier-text.ts";

/** Whether a meter knows exactly these keys of this supplier. */
export function isCommissionedWith({ supplier: has }: View, supplier: SupplierText): boolean {
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
 * @returns what was done, as a sentence.
 */
export async function commission(access: SupplierAccess, view: View): Promise<string> {
  const { identity } = await askSupplier(access);
  const { lastCounter: floor, label } = await registerMeter(access, view);
  // A floor given again to the same supplier would kill its codes that are still out.
  const isNew = !isCommissionedWith(view, identity);
  await bench.commission(view.meterId, isNew ? { ...identity, floor } : identity);
  if (view.label === "" && label !== "") await bench.name(view.meterId, label);
  return `Registered and commissioned with ${identity.supplierId}.`;
}

interface ConnectProps {
  readonly view: View;
  readonly address: string;
  /** Told of a service that has answered, and what was done there. */
  readonly connected: (access: SupplierAccess, said: string) => void;
}

/**
 * Connects the page to a supplier service, by its address and an API key; a meter that has no
 * supplier yet is commissioned with it.
 */
export function Connect({ view, address: offered, connected }: ConnectProps) {
  const [typed, setTyped] = useState<string>();
  const [apiKey, setApiKey] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const address = typed ?? offered;
  const isNew = view.supplier === null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    const access = { address: address.trim(), apiKey: apiKey.trim() };
    try {
      const said = isNew ? await commission(access, view) : "";
      if (!isNew) await askSupplier(access);
      connected(access, said);
    } catch (error) {
      setRefusal(reasonOf(error));
    }
    setBusy(false);
  };
  return (
    <form onSubmit={submit}>
      <label className="stacked">
        Address of the supplier service
        <input
          type="url"
          required
          value={address}
          onChange={({ target }) => setTyped(target.value)}
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
          {isNew ? "Register and commission" : "Connect"}
        </button>
        <output className="refused">{refusal}</output>
      </div>
    </form>
  );
}
