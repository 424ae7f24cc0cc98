import { type TSchema, Type } from "typebox";
import { PROBLEM_MEDIA_TYPE } from "./answer-problems.ts";
import { PROBLEMS, type ProblemCode } from "./problems.ts";

const Field = Type.String({ description: "The member at fault, say commands[0].amountPence." });
const Reason = Type.String({ description: "Which refusal it was; stable." });
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
const Warnings = Type.Array(
  Type.Object({
    code: Type.String({ description: "Stable: what to list in `acknowledge`." }),
    message: Type.String({ description: "The warning in a sentence, for people." }),
    codeIds: Type.Array(Type.String(), {
      description: "The codes it is about; of many, the first.",
    }),
    proposal: Type.Optional(
      Type.Unsafe<object>({ type: "object", description: "What to ask for instead." }),
    ),
  }),
);

/** What some problems have besides the members of all. */
const MEMBERS: Partial<Record<ProblemCode, Record<string, TSchema>>> = {
  invalid_request: { field: Field, unknownMeterIds: UnknownMeterIds },
  above_limit: { field: Field },
  acknowledgement_needed: { warnings: Warnings },
  reason_needed: { warnings: Warnings },
  confirmation_refused: { reason: Reason, block: Block, clockDays: ClockDays },
  supplier_key_unknown: { supplierKeyId: SupplierKeyId },
  session_damaged: { field: Field, step: Step },
  snapshot_damaged: { field: Field },
  internal: { id: Id },
};

/** `not_found` as `NotFoundProblem`. */
function nameOf(code: ProblemCode): string {
  const words = code.split("_").map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
  return `${words.join("")}Problem`;
}

/** A problem as the OpenAPI document describes it. */
function problemSchema(code: ProblemCode): TSchema {
  const own = Type.Partial(Type.Object(MEMBERS[code] ?? {})).properties;
  return Type.Object(
    {
      type: Type.String({ description: "Names the kind of problem (RFC 9457)." }),
      title: Type.String({ description: "The problem in a few words." }),
      status: Type.Literal(PROBLEMS[code].status),
      code: Type.Literal(code, { description: "Stable: decide by this member." }),
      detail: Type.String({ description: "The reason, for people; may change." }),
      ...own,
    },
    { title: nameOf(code) },
  );
}

/** One of several problems, told apart by `code`. */
function oneOf(codes: readonly ProblemCode[]): TSchema {
  const [first, ...more] = codes.map(problemSchema);
  if (first === undefined) throw new Error("a refusal has a code");
  if (more.length === 0) return first;
  // Without a mapping the value would be the name of the schema (OpenAPI 3.1, 4.8.25).
  const mapping = Object.fromEntries(
    codes.map((code) => [code, `#/components/schemas/${nameOf(code)}`]),
  );
  const discriminator = { propertyName: "code", mapping };
  return Type.Unsafe<object>({ type: "object", oneOf: [first, ...more], discriminator });
}

/**
 * The refusals of a route, for its `schema.response`: one entry a status.
 * @param codes - the codes this route can answer besides those every route can.
 * @example schema: { response: { 201: Meter, ...problemResponses("meter_exists") } }
 */
export function problemResponses(...codes: readonly ProblemCode[]): Record<number, TSchema> {
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => {
      const description = group.map((code) => `${code}: ${PROBLEMS[code].title}`).join("; ");
      const schema = oneOf(group);
      // Fastify and its OpenAPI plugin take a response by media type.
      return [status, { description, content: { [PROBLEM_MEDIA_TYPE]: { schema } } }];
    }),
  );
}
