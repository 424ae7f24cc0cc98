import { isPlainName } from "@utrn-lab/utrn/checks";
import type { FastifySchemaValidationError } from "fastify";
import { invalidRequest, type Problem } from "./problems.ts";
import { isOfText } from "./text-patterns.ts";

/** What Ajv reports, with the schema that was not met (its option `verbose`). */
interface ReportedError extends FastifySchemaValidationError {
  readonly parentSchema?: object | undefined;
}

/** Where Fastify validates, as a client would name it. */
const PLACES: Record<string, string> = {
  body: "body",
  querystring: "query",
  params: "path",
  headers: "headers",
};

/** "/commands/0/amountPence" (RFC 6901) becomes "commands[0].amountPence". */
function pathOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((path, part) => {
      if (/^\d+$/.test(part)) return `${path}[${part}]`;
      return path === "" ? part : `${path}.${part}`;
    }, "");
}

function memberAtFault(error: FastifySchemaValidationError): string | undefined {
  const { missingProperty, additionalProperty } = error.params;
  const member = missingProperty ?? additionalProperty;
  return typeof member === "string" && isPlainName(member) ? member : undefined;
}

/** A form in words: by an example of it, or by what its schema says of it. */
function formOf({ params: { pattern }, parentSchema }: ReportedError): string | undefined {
  if (typeof pattern === "string" && isOfText(pattern)) return "must have no control characters";
  const said: { examples?: unknown; description?: unknown } = parentSchema ?? {};
  const { examples, description } = said;
  if (Array.isArray(examples)) return `must look like ${examples[0]}`;
  if (typeof description !== "string") return undefined;
  return `must be ${description.charAt(0).toLowerCase()}${description.slice(1).replace(/\.$/, "")}`;
}

function complaint(error: ReportedError): string {
  if (error.keyword === "required") return "is missing";
  if (error.keyword === "additionalProperties") return "has an unknown member";
  const { allowedValues } = error.params;
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(", ")}`;
  if (error.keyword === "pattern") return formOf(error) ?? "has not the form that it must have";
  if (error.params.format === "date") return "must be a date, as in 2026-11-24";
  return error.message ?? "is not valid";
}

/**
 * The error to report. Each schema of a choice reports its own: one with a missing member was not
 * meant if another one knows all members and finds a value wrong.
 */
function mostTelling(errors: readonly ReportedError[]): ReportedError | undefined {
  const [first] = errors;
  if (first?.keyword !== "required") return first;
  const isMeant = ({ keyword, instancePath }: ReportedError) =>
    keyword === "additionalProperties" || instancePath.length > first.instancePath.length;
  return errors.find(isMeant) ?? first;
}

/**
 * Says what a JSON Schema found wrong first, naming the member and never its value.
 * @param errors - what Ajv found; one, as it stops there, or one of each choice.
 * @param place - `body`, `querystring`, `params` or `headers`.
 */
export function schemaProblem(
  errors: readonly ReportedError[],
  place: string | undefined,
): Problem {
  const error = mostTelling(errors);
  const whole = PLACES[place ?? "body"] ?? "body";
  if (error === undefined) return invalidRequest(whole, `${whole} is not valid`);
  const parent = pathOf(error.instancePath);
  const member = memberAtFault(error);
  if (member === undefined) {
    const field = parent === "" ? whole : parent;
    return invalidRequest(field, `${field} ${complaint(error)}`);
  }
  const field = parent === "" ? member : `${parent}.${member}`;
  const what = error.keyword === "required" ? "is missing" : "is not a known member";
  return invalidRequest(field, `${field} ${what}`);
}
