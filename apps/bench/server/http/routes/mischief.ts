import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { type MeterState, type Place, step } from "@utrn-lab/meter-emulator";
import type { Bench, Told } from "../../bench/bench.ts";
import type { KeptMeter } from "../../meters/kept-meter.ts";
import { knowledgeOf } from "../../meters/knowledge.ts";
import { differencesOf, registersOf } from "../../meters/registers.ts";
import { shownBy } from "../../meters/shown-by.ts";
import { makeMischief } from "../../mischief/make.ts";
import { recorded } from "../../sessions/record.ts";
import { MeterPath } from "../schemas/common.ts";
import { type MischiefAnswer, MischiefAnswerSchema, MischiefBody } from "../schemas/mischief.ts";

const SEED_BYTES = 8;

function failuresOf(state: MeterState, via: Place): number {
  return knowledgeOf(state).lockout[via].failures;
}

/** Enters a code, and tells what was there before and after, at one moment. */
function entered(meter: KeptMeter, code: string, via: Place): Told<MischiefAnswer["entered"]> {
  const { state } = meter;
  const event = { type: "code", at: state.timeSeconds, code, via } as const;
  const stepped = step(state, event);
  const [before, after] = [registersOf(state), registersOf(stepped.state)];
  const { locked, lockedUntil } = knowledgeOf(stepped.state).lockout[via];
  return {
    meter: { ...meter, state: stepped.state },
    records: [recorded(event, stepped.state, stepped.outcome)],
    told: {
      outcome: stepped.outcome,
      before,
      after,
      changes: differencesOf(before, after),
      display: shownBy(stepped.state).display,
      failures: { before: failuresOf(state, via), after: failuresOf(stepped.state, via) },
      lockedUntil: locked ? lockedUntil : null,
    },
  };
}

/** What goes wrong, by accident or on purpose. */
export const mischiefRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (
  app,
  { bench },
) => {
  const schema = {
    tags: ["trying out"],
    operationId: "makeMischief",
    summary: "Make a code that the meter must not obey, and enter it if asked to",
    description:
      "Entered, it is in the meter's session as any code is, " +
      "and counts towards a lock where any code would. " +
      "`changes` says what moved: nothing.",
    params: MeterPath,
    body: MischiefBody,
    response: {
      200: MischiefAnswerSchema,
      ...problemResponses("not_found", "no_code_entered"),
    },
  };
  app.post("/v1/meters/:meterId/mischief", { schema }, async ({ params, body }) => {
    const { kind, via = "keypad" } = body;
    const seed = body.seed ?? Buffer.from(bench.sources.randomBytes(SEED_BYTES)).toString("hex");
    const { meter, kept } = await bench.session(params.meterId);
    const { code, says } = makeMischief(meter.state, kept.steps, body, seed);
    if (body.enter !== true) return { kind, seed, code, says, entered: null };
    const { told } = await bench.tell(params.meterId, (present) => entered(present, code, via));
    return { kind, seed, code, says, entered: told };
  });
};
