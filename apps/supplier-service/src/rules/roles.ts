/** What a key may do; each role may also do what those before it may. */
export const ROLES = ["metrics", "reader", "issuer", "approver", "administrator"] as const;

/** The name of a role. */
export type Role = (typeof ROLES)[number];

/** Whether a role may do what asks for another. */
export function mayAct(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/**
 * Whether a key is shown the digits of codes, which are worth money: those of whoever issues them,
 * and of a reader whose key was made so.
 */
export function seesCodes(key: { readonly role: Role; readonly sees_codes: 0 | 1 }): boolean {
  return mayAct(key.role, "issuer") || (key.role === "reader" && key.sees_codes === 1);
}

/** Who asks: an API key, by its id, its role, and the person whose key it is. */
export interface Actor {
  readonly keyId: string;
  readonly role: Role;
  /** As `ownerOf` names them. */
  readonly owner: string;
  readonly seesCodes: boolean;
  /** The id of the request that asks. */
  readonly requestId: string;
}
