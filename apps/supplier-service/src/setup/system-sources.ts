import { randomBytes, randomUUIDv7 } from "node:crypto";
import type { Sources } from "../sources.ts";

function realSeconds(): number {
  return Math.floor(Date.now() / 1_000);
}

/** The one place where this service gets time and randomness from. */
export const SYSTEM: Sources = {
  nowSeconds: realSeconds,
  realSeconds,
  newId: randomUUIDv7,
  newApiKey: () => randomBytes(32).toString("base64url"),
};
