import { readdirSync, readFileSync } from "node:fs";
import { constants, getPriority } from "node:os";
import { agreeSecret, issueCode, parseCommands, publicKeyOf } from "@utrn-lab/utrn";
import { afterAll, expect, it } from "vitest";
import {
  keyIdOf,
  type SupplierKey,
} from "../../../apps/supplier-service/src/keys/supplier-keys.ts";
import { type Signer, startSigner } from "../../../apps/supplier-service/src/signing/signer.ts";
import { nthMeterId } from "../../support/campaigns.ts";
import {
  COMMAND_KEY,
  METER_KEY,
  OTHER_METER_KEY,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
} from "../../support/parties.ts";

function supplierKeyOf(privateKey: string, commandPrivateKey: string): SupplierKey {
  const publicKey = publicKeyOf(privateKey);
  const commandPublicKey = publicKeyOf(commandPrivateKey);
  const keyId = keyIdOf(publicKey, commandPublicKey);
  return { keyId, publicKey, commandPublicKey, privateKey, commandPrivateKey };
}

const PRESENT = supplierKeyOf(SUPPLIER_KEY, COMMAND_KEY);
const OLD = supplierKeyOf(OTHER_SUPPLIER_KEY, OTHER_SUPPLIER_KEY);

const signer: Signer = startSigner({ ...PRESENT, supplierId: SUPPLIER_ID, oldKey: OLD });
afterAll(() => signer.close());

/** A meter that knows these keys of the supplier's, and what it shares with it by its own. */
function meterOf(at: number, privateKey: string, supplier: SupplierKey) {
  const meterId = nthMeterId(at);
  const { publicKey, commandPublicKey, keyId } = supplier;
  const own = { supplierId: SUPPLIER_ID, meterId, privateKey };
  return {
    meter: { meter_id: meterId, public_key: publicKeyOf(privateKey), supplier_key: keyId },
    secret: agreeSecret({ ...own, publicKey, commandPublicKey }),
  };
}

/** In the middle of a key change: what each knows, and with what, in no order. */
const METERS = [
  meterOf(1, METER_KEY, OLD),
  meterOf(2, METER_KEY, PRESENT),
  meterOf(3, OTHER_METER_KEY, OLD),
  meterOf(4, OTHER_METER_KEY, PRESENT),
];

it("signs for many meters by the keys that each knows, and agrees with each once", async () => {
  const commands = parseCommands([{ type: "top_up", amountPence: 1_000 }]);
  const unsigned = METERS.map(({ meter }, at) => ({ meter, utrnCounter: 1_000 + at }));
  for (const digits of [20, 40] as const) {
    const codes = await signer.signAll({ commands, digits }, unsigned);
    const expected = METERS.map(({ secret }, at) =>
      issueCode(secret, { utrnCounter: 1_000 + at, commands, digits }),
    );
    expect(codes).toEqual(expected);
  }
  expect(signer.agreements()).toBe(4);
});

it("signs in one go for meters that it knows and for others between them", async () => {
  const commands = parseCommands([{ type: "top_up", amountPence: 500 }]);
  const [known, ...more] = METERS;
  const mixed = [meterOf(6, OTHER_METER_KEY, PRESENT), known, meterOf(7, METER_KEY, OLD), ...more];
  const parties = mixed.filter((it) => it !== undefined);
  const unsigned = parties.map(({ meter }, at) => ({ meter, utrnCounter: 9 - at }));
  const before = signer.agreements();
  const codes = await signer.signAll({ commands, digits: 20 }, unsigned);
  const expected = parties.map(({ secret }, at) =>
    issueCode(secret, { utrnCounter: 9 - at, commands, digits: 20 }),
  );
  expect(codes).toEqual(expected);
  expect(signer.agreements()).toBe(before + 2);
});

/** The priorities of this process's threads (`stat` of proc(5), the nineteenth member). */
function prioritiesOfThreads(): number[] {
  return readdirSync("/proc/self/task").map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
  });
}

it("signs in threads that stand behind the process that answers", async () => {
  const { meter } = meterOf(5, METER_KEY, PRESENT);
  const before = getPriority();
  await signer.secretOf(meter);
  expect(prioritiesOfThreads()).toContain(constants.priority.PRIORITY_BELOW_NORMAL);
  expect(getPriority()).toBe(before);
});

it("agrees anew with a meter whose key has changed, and refuses one that is no point", async () => {
  const commands = parseCommands([{ type: "top_up", amountPence: 1_000 }]);
  const { meter, secret } = meterOf(2, OTHER_METER_KEY, PRESENT);
  const expected = issueCode(secret, { utrnCounter: 7, commands, digits: 20 });
  const asked = { commands, digits: 20 } as const;
  expect(await signer.signAll(asked, [{ meter, utrnCounter: 7 }])).toEqual([expected]);
  const public_key = `${meter.public_key.slice(0, -1)}${meter.public_key.endsWith("0") ? 1 : 0}`;
  const off = { ...meter, meter_id: nthMeterId(9), public_key };
  await expect(signer.signAll(asked, [{ meter: off, utrnCounter: 1 }])).rejects.toThrow();
  expect(signer.hasSecret(off.meter_id)).toBe(false);
});
