import { strict as assert } from "node:assert";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, problemResponses } from "@utrn-lab/http-host";
import { readySessions } from "../../ready/library.ts";
import type { Session } from "../../sessions/session.ts";
import { ReadyList, ReadyPath, SessionSchema } from "../schemas/sessions.ts";

const tags = ["sessions"];

type Kind = ReadyList[number]["kind"];

const KINDS: readonly Kind[] = ["story", "command", "refusal"];

function kindOf(name: string): Kind {
  const kind = KINDS.find((one) => name.startsWith(`${one}-`));
  assert(kind !== undefined, "the name of a ready session begins with its kind");
  return kind;
}

/** Stories first; the others in the order of their names. */
function inOrder(one: ReadyList[number], other: ReadyList[number]): number {
  return KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
}

function listed([name, session]: [string, Session]): ReadyList[number] {
  const { title = name, description = "", start, steps } = session;
  const meterId = start.kind === "setup" ? start.meterId : "";
  return { name, kind: kindOf(name), title, description, meterId, steps: steps.length };
}

/** The library of ready sessions. */
export const readyRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const listing = {
    tags,
    operationId: "listReadySessions",
    summary: "The library: stories, and a session for each command and for each refusal",
    response: { 200: ReadyList },
  };
  app.get("/v1/sessions/ready", { schema: listing }, async () =>
    [...readySessions()].map(listed).sort(inOrder),
  );

  const showing = {
    tags,
    operationId: "getReadySession",
    summary: "One ready session",
    description: "To be replayed, or made into a meter with POST /v1/sessions.",
    params: ReadyPath,
    response: { 200: SessionSchema, ...problemResponses("not_found") },
  };
  app.get("/v1/sessions/ready/:name", { schema: showing }, async ({ params: { name } }) => {
    const session = readySessions().get(name);
    if (session === undefined) {
      throw new Problem(
        "not_found",
        "No ready session has this name: GET /v1/sessions/ready lists them.",
      );
    }
    return session;
  });
};
