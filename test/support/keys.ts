import { type Call, clientOf } from "./api-client.ts";
import type { SupplierRig } from "./supplier-rig.ts";

/** An API key that was made for a test. */
export interface MadeKey {
  readonly id: string;
  readonly key: string;
  /** Calls with it. */
  readonly call: Call;
}

/** Makes a key with a role, as an administrator does, and a client that uses it. */
export async function keyOf(rig: SupplierRig, role: string): Promise<MadeKey> {
  const answer = await rig.call("POST", "/v1/keys", { role });
  if (answer.status !== 201) throw new Error(`no key: ${answer.status}`);
  const { id, key } = answer.body as { id: string; key: string };
  return { id, key, call: (...args) => clientOf(rig.url(), key)(...args) };
}
