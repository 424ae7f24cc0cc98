import { CONFIRMATION_REFUSALS } from "@utrn-lab/utrn";
import { type TProperties, type TSchema, Type } from "typebox";
import { PROBLEM_MEDIA_TYPE } from "../answer-problems.ts";
import { PROBLEMS, type ProblemCode } from "../problems.ts";

const Field = Type.String({ description: "The member at fault, say commands[0].amountPence." });
const Reason = Type.Enum([...CONFIRMATION_REFUSALS], { description: "Which refusal it was." });
const ClockDays = Type.Integer({
  description: "By how many days the meter's clock seems ahead; negative where it seems behind.",
});
const Block = Type.Integer({ minimum: 1, maximum: 3, description: "The block with the slip." });
const SupplierKeyId = Type.String({ description: "The name of the key that is missing." });
const UnknownMeterIds = Type.Array(Type.String(), {
  description: "The listed ids that nobody registered; of many, the first 20.",
});
const Id = Type.String({ description: "The server's log has the reason under it." });
const Step = Type.Union([Type.Integer(), Type.Null()], {
  description: "The step at fault, from 1; null where it is not in a step.",
});

/** What some problems have besides the members of all. */
const MEMBERS: Partial<Record<ProblemCode, TProperties>> = {
  invalid_request: { field: Field, unknownMeterIds: Type.Optional(UnknownMeterIds) },
  above_limit: { field: Field },
  confirmation_refused: {
    reason: Reason,
    block: Type.Optional(Block),
    clockDays: Type.Optional(ClockDays),
  },
  supplier_key_unknown: { supplierKeyId: SupplierKeyId },
  session_damaged: { field: Field, step: Step },
  snapshot_damaged: { field: Field },
  internal: { id: Id },
};

/** The order of the registry: one set of problems has one form in the document. */
const ORDER = Object.keys(PROBLEMS);

/** `not_found` as `NotFound`. */
function nameOf(code: ProblemCode): string {
  const words = code.split("_").map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
  return words.join("");
}

/** A problem as the OpenAPI document describes it. */
interface DescribedProblem {
  readonly code: ProblemCode;
  readonly schema: TSchema;
}

/**
 * Describes a problem, with members that only its server knows.
 * @param members - what it has besides the members of all and those of the registry.
 */
export function describeProblem(code: ProblemCode, members: TProperties = {}): DescribedProblem {
  const schema = Type.Object(
    {
      type: Type.String({ description: "Names the kind of problem (RFC 9457)." }),
      title: Type.String({ description: "The problem in a few words." }),
      status: Type.Literal(PROBLEMS[code].status),
      code: Type.Literal(code, { description: "Stable: decide by this member." }),
      detail: Type.String({ description: "The reason, for people; may change." }),
      ...MEMBERS[code],
      ...members,
    },
    { title: `${nameOf(code)}Problem` },
  );
  return { code, schema };
}

/** One of several problems, told apart by `code`. */
function oneOf(problems: readonly DescribedProblem[]): TSchema {
  const [first, ...more] = problems.map(({ schema }) => schema);
  if (first === undefined) throw new Error("a refusal has a code");
  if (more.length === 0) return first;
  // Without a mapping the value would be the name of the schema (OpenAPI 3.1, 4.8.25).
  const mapping = Object.fromEntries(
    problems.map(({ code }) => [code, `#/components/schemas/${nameOf(code)}Problem`]),
  );
  const discriminator = { propertyName: "code", mapping };
  return Type.Unsafe<object>({ type: "object", oneOf: [first, ...more], discriminator });
}

/** Those of the registry alone, which most routes share. */
const describedOnce = new Map<ProblemCode, DescribedProblem>();

function describedOf(code: ProblemCode): DescribedProblem {
  const described = describedOnce.get(code) ?? describeProblem(code);
  describedOnce.set(code, described);
  return described;
}

/** The problems of each response that was made here. */
const DESCRIBED = new WeakMap<object, readonly DescribedProblem[]>();

function problemsIn(response: object): readonly DescribedProblem[] {
  return Object.values(response).flatMap((each: object) => DESCRIBED.get(each) ?? []);
}

/**
 * The refusals of a route, for its `schema.response`: one entry a status.
 * @param problems - what this route can answer besides what every route can.
 * @example schema: { response: { 201: Meter, ...problemResponses("meter_exists") } }
 */
export function problemResponses(
  ...problems: readonly (ProblemCode | DescribedProblem)[]
): Record<number, TSchema> {
  const described = problems.map((each) => (typeof each === "string" ? describedOf(each) : each));
  const byStatus = Map.groupBy(described, ({ code }) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => {
      const ordered = group.toSorted((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
      // Fastify and its OpenAPI plugin take a response by media type.
      const response = {
        description: ordered.map(({ code }) => `${code}: ${PROBLEMS[code].title}`).join("; "),
        content: { [PROBLEM_MEDIA_TYPE]: { schema: oneOf(ordered) } },
      };
      DESCRIBED.set(response, ordered);
      return [status, response];
    }),
  );
}

/**
 * The responses of a route and refusals that it did not name, because other routes have them, too.
 * @param response - a route's `schema.response`; its own refusals stay.
 */
export function withProblems(
  response: unknown,
  ...codes: readonly ProblemCode[]
): Record<string, unknown> {
  const own = typeof response === "object" && response !== null ? response : {};
  const known = problemsIn(own);
  const more = codes.filter((code) => known.every((each) => each.code !== code));
  return { ...own, ...problemResponses(...known, ...more) };
}
