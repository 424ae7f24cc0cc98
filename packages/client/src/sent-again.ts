import type { paths } from "./interface.ts";

type PostPath = { [P in keyof paths]: paths[P] extends { post: object } ? P : never }[keyof paths];

type HasKey<Operation> = Operation extends { parameters: { header?: infer Headers } }
  ? [NonNullable<Headers>] extends [{ "Idempotency-Key"?: string }]
    ? [Headers] extends [undefined]
      ? false
      : true
    : false
  : false;

/** What becomes of a POST that is sent again; those by key are the ones of the document. */
type Posts = {
  readonly [P in PostPath]: paths[P] extends { post: infer Operation }
    ? HasKey<Operation> extends true
      ? "done once under its key"
      : "changes nothing more" | "not sent again"
    : never;
};

/** Every POST (docs/reference/http-supplier.md, "Sending a request again"). */
const POSTS: Posts = {
  "/v1/meters": "changes nothing more",
  // Would be kept in memory for it, and may be of any length.
  "/v1/meters/import": "not sent again",
  "/v1/meters/{meterId}/codes": "done once under its key",
  "/v1/meters/{meterId}/codes/preview": "changes nothing more",
  "/v1/meters/{meterId}/confirmations": "changes nothing more",
  "/v1/meters/{meterId}/alerts": "changes nothing more",
  "/v1/find": "changes nothing more",
  "/v1/codes/explain": "changes nothing more",
  "/v1/codes/{codeId}/sent": "done once under its key",
  "/v1/codes/{codeId}/resend": "done once under its key",
  "/v1/codes/{codeId}/lost": "done once under its key",
  "/v1/codes/{codeId}/refused": "done once under its key",
  "/v1/codes/{codeId}/void": "done once under its key",
  "/v1/campaigns": "done once under its key",
  "/v1/campaigns/preview": "changes nothing more",
  // Done once: the second answer is 409, and would hide that the first one came to pass.
  "/v1/campaigns/{campaignId}/cancel": "not sent again",
  "/v1/campaigns/{campaignId}/sent": "changes nothing more",
  "/v1/approvals/{id}/approve": "not sent again",
  "/v1/approvals/{id}/reject": "not sent again",
  "/v1/approvals/{id}/withdraw": "not sent again",
  // Each makes a key.
  "/v1/keys": "not sent again",
  // The answer names the codes that have ended; a second one would not.
  "/v1/supplier/key-changes": "not sent again",
  // Each makes a webhook, a secret, or a delivery.
  "/v1/webhooks": "not sent again",
  "/v1/webhooks/{webhookId}/rotate": "not sent again",
  "/v1/webhooks/{webhookId}/send": "not sent again",
  "/v1/webhooks/{webhookId}/test": "not sent again",
  "/v1/webhooks/{webhookId}/replay": "changes nothing more",
};

/**
 * What becomes of a call that is sent again.
 * @param path - as the OpenAPI document has it, with names in braces.
 */
export function sentAgain(method: string, path: string): Posts[PostPath] {
  if (method === "POST") {
    return Object.entries(POSTS).find(([known]) => known === path)?.[1] ?? "not sent again";
  }
  // The answer to a change of a meter names the codes that it has ended; a second one would not.
  return method === "PATCH" ? "not sent again" : "changes nothing more";
}
