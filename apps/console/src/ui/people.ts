/** Who did something by an API key: the person, or the key by its id where nobody is named. */
export function personOf(keyId: string, owner: string | null): string {
  if (owner !== null) return owner;
  if (keyId === "bootstrap") return "the first API key";
  return keyId === "service" ? "the service" : `the API key ${keyId}`;
}
