import { parseInput } from "@utrn-lab/http-host";
import { parseCommands } from "@utrn-lab/utrn";
import type { preValidationHookHandler } from "fastify";

/**
 * Parses the commands of a body before its JSON Schema is checked, and for good: of a choice of 20
 * schemas Ajv cannot say which member is wrong, and the library names it.
 */
export const parseCommandsFirst: preValidationHookHandler = (request, _reply, done) => {
  const { body } = request;
  if (typeof body === "object" && body !== null && "commands" in body) {
    const { commands } = body;
    body.commands = parseInput(() => parseCommands(commands));
  }
  done();
};
