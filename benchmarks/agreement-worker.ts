import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { perSecond } from "./per-second.ts";
import { randomPoints, SPKI } from "./random-points.ts";

/** Key agreements of one thread, as `Agreements` of `bare-agreements.ts`. */
async function agreementsOfOneThread(isImporting: boolean) {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ders = randomPoints(200).map((point) => Buffer.from(SPKI + point, "hex"));
  const read = (der: Buffer): KeyObject =>
    createPublicKey({ key: der, format: "der", type: "spki" });
  const keys = ders.map(read);
  let done = 0;
  const begun = process.threadCpuUsage();
  const rate = await perSecond(() => {
    done += 1;
    const at = done % ders.length;
    const der = ders[at];
    const publicKey = isImporting && der !== undefined ? read(der) : keys[at];
    if (publicKey !== undefined) diffieHellman({ privateKey, publicKey });
  });
  const { user, system } = process.threadCpuUsage(begun);
  return { perSecond: rate, microseconds: (user + system) / done };
}

parentPort?.postMessage(await agreementsOfOneThread(workerData === true));
