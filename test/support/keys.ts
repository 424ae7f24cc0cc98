import { type Call, clientOf } from "./api-client.ts";
import type { SupplierRig } from "./supplier-rig.ts";

/** An API key that was made for a test. */
export interface MadeKey {
  readonly id: string;
  readonly key: string;
  /** Calls with it. */
  readonly call: Call;
}

let owners = 0;

/**
 * Makes a key with a role, as an administrator does, and a client that uses it. Whose it is, where
 * a test does not say: nobody else's.
 */
export async function keyOf(
  rig: Pick<SupplierRig, "call" | "url">,
  role: string,
  asked = {},
): Promise<MadeKey> {
  owners += 1;
  const owner = `Person ${owners}`;
  const answer = await rig.call("POST", "/v1/keys", { role, owner, ...asked });
  if (answer.status !== 201) throw new Error(`no key: ${answer.status}`);
  const { id, key } = answer.body as { id: string; key: string };
  return { id, key, call: (...args) => clientOf(rig.url(), key)(...args) };
}
