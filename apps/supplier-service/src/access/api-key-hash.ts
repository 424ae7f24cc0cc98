import { hash } from "node:crypto";

/** An API key is 32 random bytes or its owner's choice; a plain hash is enough to look it up by. */
export function hashApiKey(apiKey: string): string {
  return hash("sha256", apiKey);
}
