import { refusingFields } from "@utrn-lab/http-host";
import { checkCommands } from "@utrn-lab/utrn";
import type { preValidationHookHandler } from "fastify";

/**
 * Lets the library judge the commands of a body before its JSON Schema does: of a choice of 20
 * schemas Ajv cannot say which member is wrong, and the library names it.
 */
export const checkCommandsFirst: preValidationHookHandler = (request, _reply, done) => {
  const { body } = request;
  if (typeof body === "object" && body !== null && "commands" in body) {
    refusingFields(() => checkCommands(body.commands));
  }
  done();
};
