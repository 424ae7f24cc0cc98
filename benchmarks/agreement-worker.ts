import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { perSecond } from "./per-second.ts";
import { randomPoints, SPKI } from "./random-points.ts";

/** Key agreements a second of one thread. */
async function agreementsOfOneThread(isImporting: boolean): Promise<number> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ders = randomPoints(200).map((point) => Buffer.from(SPKI + point, "hex"));
  const read = (der: Buffer): KeyObject =>
    createPublicKey({ key: der, format: "der", type: "spki" });
  const keys = ders.map(read);
  let at = 0;
  return perSecond(() => {
    at = (at + 1) % ders.length;
    const der = ders[at];
    const publicKey = isImporting && der !== undefined ? read(der) : keys[at];
    if (publicKey !== undefined) diffieHellman({ privateKey, publicKey });
  });
}

parentPort?.postMessage(await agreementsOfOneThread(workerData === true));
