import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, problemResponses } from "@utrn-lab/http-host";
import { hashApiKey } from "../../access/api-key-hash.ts";
import { record } from "../../audit/record.ts";
import { timeOf, timeOrNull } from "../../iso-time.ts";
import type { Actor } from "../../rules/roles.ts";
import type { Supplier } from "../../service.ts";
import {
  addKey,
  countOtherAdministrators,
  findKey,
  listKeys,
  revokeKey,
} from "../../store/api-keys.ts";
import type { ApiKeyRow } from "../../store/tables.ts";
import { transact } from "../../store/transact.ts";
import { ApiKey, KeyBody, KeyPath, Keys, NewApiKey } from "../schemas/access.ts";

const config = { role: "administrator" } as const;
const tags = ["access"];

function keyView(row: ApiKeyRow): ApiKey {
  return {
    id: row.key_id,
    role: row.role,
    label: row.label,
    createdAt: timeOf(row.created_at),
    createdBy: row.created_by,
    revokedAt: timeOrNull(row.revoked_at),
  };
}

async function endKey(supplier: Supplier, actor: Actor, keyId: string) {
  const { store, sources } = supplier;
  return transact(store, async (transaction) => {
    const row = await findKey(transaction, keyId);
    if (row === undefined) throw new Problem("not_found", "No API key has this id.");
    if (row.revoked_at !== null) return row;
    // Recording locks the end of the trail: of two administrators who revoke each other one waits.
    const details = { keyId, role: row.role };
    await record(transaction, supplier, actor, { action: "key.revoked", details });
    const isAdministrator = row.role === "administrator";
    if (isAdministrator && (await countOtherAdministrators(transaction, keyId)) === 0) {
      throw new Problem("last_administrator", "Make another administrator's key first.");
    }
    const revoked_at = sources.nowSeconds();
    await revokeKey(transaction, keyId, revoked_at);
    return { ...row, revoked_at };
  });
}

/** The API keys: who may call, and as what. */
export const keyRoutes: FastifyPluginAsyncTypebox<{ supplier: Supplier }> = async (
  app,
  { supplier },
) => {
  const { store, sources } = supplier;

  const making = {
    tags,
    summary: "Make an API key",
    description: "The answer holds the key, this once; the service keeps its hash.",
    body: KeyBody,
    response: { 201: NewApiKey, ...problemResponses("invalid_request", "unauthorized") },
  };
  app.post("/v1/keys", { schema: making, config }, async ({ body, actor }, reply) => {
    const key = sources.newApiKey();
    const row: ApiKeyRow = {
      key_id: sources.newId(),
      hash: hashApiKey(key),
      role: body.role,
      label: body.label ?? null,
      created_at: sources.nowSeconds(),
      created_by: actor.keyId,
      revoked_at: null,
    };
    await transact(store, async (transaction) => {
      await addKey(transaction, row);
      const details = { keyId: row.key_id, role: row.role };
      await record(transaction, supplier, actor, { action: "key.made", details });
    });
    return reply.code(201).send({ ...keyView(row), key });
  });

  const listing = {
    tags,
    summary: "All API keys, the oldest first, without the keys themselves",
    response: { 200: Keys, ...problemResponses("unauthorized") },
  };
  app.get("/v1/keys", { schema: listing, config }, async () => ({
    items: (await listKeys(store)).map(keyView),
  }));

  const revoking = {
    tags,
    summary: "Revoke an API key",
    description: "From the answer on it opens nothing. Revoking it again changes nothing.",
    params: KeyPath,
    response: {
      200: ApiKey,
      ...problemResponses("invalid_request", "unauthorized", "not_found", "last_administrator"),
    },
  };
  app.delete("/v1/keys/:id", { schema: revoking, config }, async ({ actor, params }) =>
    keyView(await endKey(supplier, actor, params.id)),
  );
};
