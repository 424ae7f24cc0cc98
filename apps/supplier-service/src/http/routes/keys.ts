import { strict as assert } from "node:assert";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { giveOwner, makeKey } from "../../access/api-keys.ts";
import { readLimits } from "../../access/limits.ts";
import { revokeKey } from "../../decisions/revoke-key.ts";
import { timeOf, timeOrNull } from "../../iso-time.ts";
import { LIMITED_ROLES } from "../../rules/policies.ts";
import { type Role, seesCodes } from "../../rules/roles.ts";
import type { Service } from "../../service.ts";
import { findKey, listKeys } from "../../store/api-keys.ts";
import type { ApiKeyRow, Store } from "../../store/tables.ts";
import { ApiKey, KeyBody, KeyPath, Keys, NewApiKey, OwnerBody, OwnKey } from "../schemas/access.ts";

const config = { role: "administrator" } as const;
const tags = ["access"];

function keyView(row: ApiKeyRow): ApiKey {
  return {
    id: row.key_id,
    role: row.role,
    owner: row.owner,
    label: row.label,
    seesCodes: seesCodes(row),
    createdAt: timeOf(row.created_at),
    createdBy: row.created_by,
    revokedAt: timeOrNull(row.revoked_at),
    expiresAt: timeOrNull(row.expires_at),
    lastUsedAt: timeOrNull(row.last_used_at),
  };
}

const making = {
  tags,
  operationId: "makeApiKey",
  summary: "Make an API key",
  description: "The answer holds the key, this once; the service keeps its hash.",
  body: KeyBody,
  response: { 201: NewApiKey },
};

const listing = {
  tags,
  operationId: "listApiKeys",
  summary: "All API keys, the oldest first, without the keys themselves",
  response: { 200: Keys },
};

const showingOwn = {
  tags,
  operationId: "getOwnApiKey",
  summary: "The API key that asks, with what its role may issue",
  description: "For a page that offers only what its user may do.",
  response: { 200: OwnKey },
};

const owning = {
  tags,
  operationId: "setApiKeyOwner",
  summary: "Say whose an API key is",
  description:
    "For the key of the first start, and keys of before owners were asked for. An owner is said " +
    "once: saying the same again changes nothing.",
  params: KeyPath,
  body: OwnerBody,
  response: {
    200: ApiKey,
    ...problemResponses("not_found", "owner_named"),
  },
};

const revoking = {
  tags,
  operationId: "revokeApiKey",
  summary: "Revoke an API key",
  description:
    "Once this answers, the key gives no access, and what it had asked for is cancelled where it " +
    "still waited for a second person. Revoking it again changes nothing.",
  params: KeyPath,
  response: {
    200: ApiKey,
    ...problemResponses("not_found", "last_administrator"),
  },
};

/** What a role may issue; null for one that issues nothing. */
async function limitsOf(store: Store, role: Role) {
  return LIMITED_ROLES.some((limited) => limited === role) ? readLimits(store, role) : null;
}

/** The API keys: who may call, and as what. */
export const keyRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  app.post("/v1/keys", { schema: making, config }, async ({ body, actor }, reply) => {
    const { row, key } = await makeKey(service, actor, body);
    return reply.code(201).send({ ...keyView(row), key });
  });

  app.get("/v1/keys", { schema: listing, config }, async () => ({
    items: (await listKeys(service.store)).map(keyView),
  }));

  app.get(
    "/v1/keys/self",
    { schema: showingOwn, config: { role: "metrics" } },
    async ({ actor: { keyId, role } }) => {
      const row = await findKey(service.store, keyId);
      assert(row !== undefined, "a key is never deleted");
      return { ...keyView(row), limits: await limitsOf(service.store, role) };
    },
  );

  app.put("/v1/keys/:id/owner", { schema: owning, config }, async ({ actor, params, body }) =>
    keyView(await giveOwner(service, actor, params.id, body.owner)),
  );

  app.delete("/v1/keys/:id", { schema: revoking, config }, async ({ actor, params }) =>
    keyView(await revokeKey(service, actor, params.id)),
  );
};
