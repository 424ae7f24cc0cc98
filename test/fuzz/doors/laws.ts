import assert from "node:assert/strict";
import { Problem } from "@utrn-lab/http-host";
import { isFieldError } from "@utrn-lab/utrn/checks";

/** As many digits as no name, bound or place has, and every code and key has. */
const SECRET = /\d{20}|[0-9a-f]{32}/i;

/** A path as a refusal names it: what was misspelt as a name is the sender's own word for it. */
function withoutField(said: string, field: unknown): string {
  return typeof field === "string" ? said.replaceAll(field, "") : said;
}

/**
 * A refusal of what came in is the door's right, if it names the field and repeats no code or key.
 * @returns the words that tell one refusal from another; anything but a refusal is thrown on.
 */
export function refusal(error: unknown): string {
  if (error instanceof Problem) {
    assert.ok(error.status < 500, error.stack ?? error.message);
    assert.doesNotMatch(withoutField(error.message, error.members.field), SECRET);
    return error.code;
  }
  if (!isFieldError(error)) throw error;
  const { field, message, problem } = error;
  assert.ok(message.startsWith(field));
  assert.doesNotMatch(problem, SECRET);
  return problem
    .split(" ")
    .slice(0, 3)
    .join(" ")
    .replace(/[^a-z ]+/g, "");
}

/** A JSON value, or undefined where the text is none. */
export function jsonOf(input: Buffer): unknown {
  try {
    return JSON.parse(input.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** The same value after a walk through JSON. */
export function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
