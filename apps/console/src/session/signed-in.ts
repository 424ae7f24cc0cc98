import type { paths, SupplierClient } from "@utrn-lab/client";
import type { OpenapiQueryClient } from "openapi-react-query";
import { createContext, useContext } from "react";

/** The API key that is signed in, as the service shows it to itself. */
export type Self = paths["/v1/keys/self"]["get"]["responses"][200]["content"]["application/json"];

/** Who is signed in, and how to ask the service as that key. */
export interface SignedIn {
  readonly self: Self;
  readonly client: SupplierClient;
  /** The client's calls as queries of React: `api.useQuery("get", "/v1/meters")`. */
  readonly api: OpenapiQueryClient<paths>;
  readonly signOut: () => void;
}

/** Given by `Session` to all that it shows. */
export const SignedInContext = createContext<SignedIn | undefined>(undefined);

/** Who is signed in. */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext);
  if (signedIn === undefined) throw new Error("nobody has signed in");
  return signedIn;
}

const ROLES = ["metrics", "reader", "issuer", "approver", "administrator"] as const;

/** Whether a key may do what asks for a role; each role may do what those before it may. */
export function mayAct(self: Pick<Self, "role">, role: Self["role"]): boolean {
  return ROLES.indexOf(self.role) >= ROLES.indexOf(role);
}
