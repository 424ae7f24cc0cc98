import type { SecretBox } from "../keys/secret-box.ts";
import type { Sources } from "../sources.ts";
import type { KeptSecret } from "../store/webhooks.ts";

/** How long a secret that was replaced still signs, beside the new one. */
const OVERLAP_SECONDS = 86_400;

/** A secret as receivers have it (Standard Webhooks), and as it is kept. */
interface NewSecret {
  readonly secret: string;
  readonly kept: KeptSecret;
}

/** Makes a secret. */
export function makeSecret(
  box: SecretBox,
  { newId, newApiKey }: Pick<Sources, "newId" | "newApiKey">,
): NewSecret {
  const id = newId();
  const secret = `whsec_${Buffer.from(newApiKey(), "base64url").toString("base64")}`;
  return { secret, kept: { id, sealed: box.seal(id, secret), until: null } };
}

/** The secrets that sign now; none where the supplier key that sealed them is gone. */
export function openSecrets(
  box: SecretBox,
  secrets: readonly KeptSecret[],
  nowSeconds: number,
): readonly string[] {
  const live = secrets.filter(({ until }) => until === null || until > nowSeconds);
  return live.flatMap(({ id, sealed }) => box.open(id, sealed) ?? []);
}

/** The secrets once a new one has come: the one of before signs for a day more, and no other. */
export function rotated(
  secrets: readonly KeptSecret[],
  kept: KeptSecret,
  nowSeconds: number,
): readonly KeptSecret[] {
  const before = secrets.filter(({ until }) => until === null);
  const old = before.map((each) => ({ ...each, until: nowSeconds + OVERLAP_SECONDS }));
  return [kept, ...old];
}

/** The secrets, those of the supplier's old key under the present one; undefined: none was. */
export function resealed(
  box: SecretBox,
  secrets: readonly KeptSecret[],
): readonly KeptSecret[] | undefined {
  const anew = secrets.map((kept) => {
    const secret = box.isPresent(kept.id, kept.sealed) ? undefined : box.open(kept.id, kept.sealed);
    return secret === undefined ? kept : { ...kept, sealed: box.seal(kept.id, secret) };
  });
  return anew.some((kept, at) => kept !== secrets[at]) ? anew : undefined;
}
