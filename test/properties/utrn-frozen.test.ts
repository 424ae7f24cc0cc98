import { CODE_CHECKS, CONFIRMATION_CHECKS, CONFIRMATION_REFUSALS, REFUSALS } from "@utrn-lab/utrn";
import { COMMAND_SCHEMA, COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { FAMILIES } from "@utrn-lab/utrn/replay";
import { describe, expect, it } from "vitest";

/** Paths to everything in a value that somebody could change. */
function changeable(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  const within = Object.entries(value).flatMap(([key, member]) =>
    changeable(member, `${path}.${key}`),
  );
  return Object.isFrozen(value) ? within : [path, ...within];
}

describe("what the library shares with all its callers", () => {
  it.each(
    Object.entries({
      CODE_CHECKS,
      COMMAND_SCHEMA,
      COMMAND_TYPES,
      CONFIRMATION_CHECKS,
      CONFIRMATION_REFUSALS,
      FAMILIES,
      REFUSALS,
    }),
  )("%s can be changed by none of them", (name, value) => {
    expect(changeable(value, name)).toEqual([]);
  });
});
