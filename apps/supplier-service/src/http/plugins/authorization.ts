import { Problem, problemResponses } from "@utrn-lab/http-host";
import type { FastifyInstance } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { hashApiKey } from "../../access/api-key-hash.ts";
import { type Actor, mayAct, type Role } from "../../rules/roles.ts";
import { ownerOf } from "../../rules/second-person.ts";
import type { Sources } from "../../sources.ts";
import { findLiveKey } from "../../store/api-keys.ts";
import type { Store } from "../../store/tables.ts";
import { limitGuesses } from "./key-guesses.ts";
import { limitRates } from "./rate-limits.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Whose key the call came with. */
    actor: Actor;
  }
  interface FastifyContextConfig {
    /**
     * The least role whose keys may call the route; a route that names none is an administrator's.
     */
    role?: Role;
  }
}

/** What tells keys apart, and how often each may call. */
interface Authorizing {
  readonly store: Store;
  readonly sources: Pick<Sources, "nowSeconds">;
  readonly rateLimitPerMinute: number;
}

const BEARER = /^Bearer +(\S+)$/i;

/** Puts the role into the document, and the refusals that every route has. */
function describeRoles(app: FastifyInstance): void {
  app.addHook("onRoute", (route) => {
    const role = route.config?.role ?? "administrator";
    const { schema = {} } = route;
    const needs = `Needs the role ${role}.`;
    route.schema = {
      ...schema,
      description: schema.description === undefined ? needs : `${schema.description} ${needs}`,
      response: {
        ...problemResponses("forbidden", "too_many_requests"),
        ...(typeof schema.response === "object" ? schema.response : {}),
      },
    };
  });
}

/**
 * Asks every call for `Authorization: Bearer KEY` (RFC 6750), before its body is read, and holds it
 * to the rate of a key and to the role that its route names. Keys are found by their SHA-256: how
 * long that takes says nothing of a key.
 */
export const authorization = fastifyPlugin<Authorizing>(
  async (app, { store, sources, rateLimitPerMinute }) => {
    const limitKey = await limitRates(app, rateLimitPerMinute);
    const { refuseGuess, countWrong, knowRight } = limitGuesses(app);
    app.decorateRequest("actor");
    describeRoles(app);
    app.addHook("onRequest", async (request, reply) => {
      const given = BEARER.exec(request.headers.authorization ?? "")?.[1] ?? "";
      const keyHash = hashApiKey(given);
      await refuseGuess(request, keyHash);
      const key = await findLiveKey(store, keyHash, sources.nowSeconds());
      if (key === undefined) {
        await countWrong(request);
        throw new Problem("unauthorized", "Send the header Authorization: Bearer KEY.");
      }
      knowRight(request, keyHash);
      request.actor = { keyId: key.key_id, role: key.role, owner: ownerOf(key) };
      await limitKey(request, reply);
      const needed = request.routeOptions.config.role ?? "administrator";
      if (!mayAct(key.role, needed)) {
        throw new Problem("forbidden", `This call needs a key with the role ${needed}.`);
      }
    });
  },
  { name: "authorization" },
);
