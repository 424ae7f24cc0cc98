import {
  ASSUMPTION_NAMES,
  ASSUMPTIONS,
  type AssumptionName,
  type Assumptions,
  isAssumptionName,
} from "./table.ts";

/** An assumption that is unknown or out of range: nothing is computed with it. */
export class AssumptionError extends Error {
  override readonly name = "AssumptionError";
}

/** What a reader puts in the place of figures of the table. */
export type Choices = Readonly<Partial<Record<AssumptionName, number>>>;

/**
 * One choice.
 * @throws AssumptionError naming the assumption and its range.
 */
function check(name: string, value: unknown): readonly [AssumptionName, number] {
  if (!isAssumptionName(name)) {
    throw new AssumptionError(
      `${name} is no assumption: \`npm run evaluate -- list\` has them all.`,
    );
  }
  const { least, most, unit } = ASSUMPTIONS[name];
  if (typeof value !== "number" || !(value >= least && value <= most)) {
    throw new AssumptionError(`${name} must be a number from ${least} to ${most} (${unit}).`);
  }
  return [name, value];
}

/** `name=value`, as `--set` gives it. */
export function parseChoice(text: string): Choices {
  const at = text.indexOf("=");
  if (at < 0) throw new AssumptionError(`${text} must be of the form name=value.`);
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  const isNumber = /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(value);
  const [known, number] = check(name, isNumber ? Number(value) : value);
  return { [known]: number };
}

/**
 * The choices of a JSON file: an object of numbers by name.
 * @throws AssumptionError naming what is wrong.
 */
export function parseChoices(value: unknown): Choices {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AssumptionError("The assumptions must be a JSON object of numbers by name.");
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => check(name, each)));
}

/** The table with choices in it. */
export function choose(choices: Choices): Assumptions {
  const chosen = { ...ASSUMPTIONS };
  for (const name of ASSUMPTION_NAMES) {
    const value = choices[name];
    if (value !== undefined) chosen[name] = { ...chosen[name], value };
  }
  return chosen;
}
