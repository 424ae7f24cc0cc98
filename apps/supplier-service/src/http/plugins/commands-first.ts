import { compileSchema, parseInput } from "@utrn-lab/http-host";
import { parseCommands } from "@utrn-lab/utrn";
import type { FastifySchemaCompiler, preValidationHookHandler } from "fastify";

const preValidation: preValidationHookHandler = (request, _reply, done) => {
  const { body } = request;
  if (typeof body === "object" && body !== null && "commands" in body) {
    const { commands } = body;
    body.commands = parseInput(() => parseCommands(commands));
  }
  done();
};

const validatorCompiler: FastifySchemaCompiler<object> = (part) => {
  const { schema, httpPart } = part;
  if (httpPart !== "body" || !("properties" in schema)) return compileSchema(part);
  const properties = Object.assign({}, schema.properties, { commands: true });
  return compileSchema({ ...part, schema: { ...schema, properties } });
};

/**
 * For a route whose body has commands: the library parses them, once, and their JSON Schema only
 * documents them. Of a choice of 20 schemas Ajv cannot say which member is wrong.
 */
export const parseCommandsFirst = { preValidation, validatorCompiler };
