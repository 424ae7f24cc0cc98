import { onlyDocumented, parseInput } from "@utrn-lab/http-host";
import { parseCommands } from "@utrn-lab/utrn";
import type { preValidationHookHandler } from "fastify";

const preValidation: preValidationHookHandler = (request, _reply, done) => {
  const { body } = request;
  if (typeof body === "object" && body !== null && "commands" in body) {
    const { commands } = body;
    body.commands = parseInput(() => parseCommands(commands));
  }
  done();
};

/**
 * For a route whose body has commands: the library parses them, once, and their JSON Schema only
 * documents them. Of a choice of 20 schemas Ajv cannot say which member is wrong.
 */
export const parseCommandsFirst = {
  preValidation,
  validatorCompiler: onlyDocumented("commands"),
};
