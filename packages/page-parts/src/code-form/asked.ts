import type { paths } from "@utrn-lab/client";

type Issue = paths["/v1/meters/{meterId}/codes"]["post"];
type Json<Answer> = Answer extends { content: { "application/json": infer Body } } ? Body : never;

/** What is asked for: the body of `POST .../codes`; a campaign has the same, and its selection. */
export type Asked = Json<Issue["requestBody"]>;

/** A code that was issued. */
export type IssuedCode = Json<Issue["responses"][201]>;

/** A code that waits for a second person. */
export type AwaitingCode = Json<Issue["responses"][202]>;

/** What would be issued. */
export type Preview = Json<paths["/v1/meters/{meterId}/codes/preview"]["post"]["responses"][200]>;

/** A warning for whoever issues. */
export type Warning = Preview["warnings"][number];

/** The stable name of a warning. */
export type WarningCode = Warning["code"];

/** What a key may issue, as `GET /v1/keys/self` says it; null: nothing. */
export type Limits = Json<paths["/v1/keys/self"]["get"]["responses"][200]>["limits"];
