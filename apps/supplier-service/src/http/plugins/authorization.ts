import { Problem, withProblems } from "@utrn-lab/http-host";
import type { FastifyInstance, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { hashApiKey } from "../../access/api-key-hash.ts";
import { createKeyFinder } from "../../access/find-key.ts";
import { type Actor, mayAct, type Role, seesCodes } from "../../rules/roles.ts";
import { ownerOf } from "../../rules/second-person.ts";
import type { Sources } from "../../sources.ts";
import type { ApiKeyRow, Store } from "../../store/tables.ts";
import { limitGuesses } from "./key-guesses.ts";
import { noteKeyUses } from "./key-uses.ts";
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
    /** True: the answer is nothing without the digits of codes, which not every key sees. */
    showsDigits?: true;
  }
}

/** What tells keys apart, and how often each may call. */
interface Authorizing {
  readonly store: Store;
  readonly sources: Pick<Sources, "realSeconds">;
  readonly rateLimitPerMinute: number;
}

const BEARER = /^Bearer +(\S+)$/i;

/** Puts the role into the document, and the refusals of every route that a key opens. */
function describeRoles(app: FastifyInstance): void {
  app.addHook("onRoute", (route) => {
    const role = route.config?.role ?? "administrator";
    const { schema = {} } = route;
    const digits = route.config?.showsDigits ? "Needs a key that sees codes. " : "";
    const needs = `${digits}Needs the role ${role}.`;
    route.schema = {
      ...schema,
      description: schema.description === undefined ? needs : `${schema.description} ${needs}`,
      response: withProblems(schema.response, "forbidden", "too_many_requests", "issuing_stopped"),
    };
  });
}

function unauthorized(): Problem {
  return new Problem("unauthorized", "Send the header Authorization: Bearer KEY.");
}

function actorOf(key: ApiKeyRow, requestId: string): Actor {
  const { key_id: keyId, role } = key;
  return { keyId, role, owner: ownerOf(key), seesCodes: seesCodes(key), requestId };
}

/** Throws Problem `forbidden` where the route is for other keys. */
function requireAccess({ actor, routeOptions: { config } }: FastifyRequest): void {
  const needed = config.role ?? "administrator";
  if (!mayAct(actor.role, needed)) {
    throw new Problem("forbidden", `This call needs a key with the role ${needed}.`);
  }
  if (config.showsDigits && !actor.seesCodes) {
    throw new Problem("forbidden", "This call needs a key that sees codes.");
  }
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
    const findKey = createKeyFinder(store, sources);
    const noteUse = noteKeyUses(app, { store, sources });
    app.decorateRequest("actor");
    describeRoles(app);
    app.addHook("onRequest", async (request, reply) => {
      const given = BEARER.exec(request.headers.authorization ?? "")?.[1];
      if (given === undefined) throw unauthorized();
      const keyHash = hashApiKey(given);
      await refuseGuess(request, keyHash);
      const key = await findKey(keyHash);
      if (key === undefined) {
        await countWrong(request);
        throw unauthorized();
      }
      knowRight(request, keyHash);
      noteUse(request, key);
      request.actor = actorOf(key, request.id);
      await limitKey(request, reply);
      requireAccess(request);
    });
  },
  { name: "authorization" },
);
