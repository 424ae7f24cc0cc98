import { type Static, Type } from "typebox";
import { Eui64 } from "../../meters/field-schemas.ts";
import type { Replayed } from "../../sessions/compare.ts";
import { EXPECTATION_SCHEMA } from "../../sessions/expectation.ts";
import { REMARKS_SCHEMA, WHOLE_SCHEMA } from "../../sessions/file-schema.ts";
import type { Remarks } from "../../sessions/remarks.ts";
import { SESSION_STEPS_MAX, type Session } from "../../sessions/session.ts";
import { exactly, Seconds } from "./common.ts";

/** A session that goes out. */
export const SessionSchema = Type.Unsafe<Session>({
  ...WHOLE_SCHEMA,
  title: "Session",
  description: "Everything that was done to a meter, and what came of it.",
});

/** The smallest session: a meter, and one thing done to it. */
const BY_HAND: Session = {
  version: 2,
  start: {
    kind: "setup",
    meterId: "00db1234567890a1",
    seed: "first",
    fuel: "electricity",
    time: 1_790_000_000,
  },
  steps: [{ step: 1, at: 1_790_000_060, event: { type: "load", watts: 2_000 } }],
  end: null,
  stepsMissing: 0,
};

/** A session that comes in: its own reader says at which step it is damaged, and why. */
const SessionIn = Type.Unsafe<unknown>({
  type: "object",
  additionalProperties: true,
  description: "A session, as GET /v1/meters/{meterId}/session gives it.",
  examples: [BY_HAND],
});

/** The longest text that may be entered, as JSON writes control characters, and its result. */
const STEP_BYTES_MAX = 8_192;

/** The bounds of a call that takes a session: one of as many steps as are kept must fit. */
export const SESSION_FILE = {
  bodyLimit: (SESSION_STEPS_MAX + 1_000) * STEP_BYTES_MAX,
  config: { jsonBounds: { depthMax: 64, containersMax: 1_000_000, entriesMax: 4_000_000 } },
};

/** A new session takes no members; any that is sent is refused. */
export const BeginBody = Type.Object({}, { ...exactly, examples: [{}] });

/** A step of a session without its number: its own reader says what of it is damaged. */
export const StepBody = Type.Object(
  {
    at: Seconds,
    event: Type.Unsafe<unknown>({
      type: "object",
      additionalProperties: true,
      description: "An event, as a session has it.",
    }),
  },
  { ...exactly, examples: [{ at: 1_790_000_060, event: { type: "keys", keys: "1" } }] },
);

export const RemarksBody = Type.Unsafe<Remarks>({
  ...REMARKS_SCHEMA,
  title: "Remarks",
  description: "What testers say of a session and of its steps.",
  examples: [
    {
      title: "A top-up on a Sunday",
      tester: "A. Tester",
      steps: [{ step: 2, note: "Read out by telephone.", expected: "applied" }],
    },
  ],
});

const Format = Type.Enum(["html", "markdown"], { default: "html" });

export type ReportFormat = Static<typeof Format>;

export const ReportQuery = Type.Object({ format: Format }, exactly);

export const ReportBody = Type.Object(
  { session: SessionIn, format: Type.Optional(Format) },
  exactly,
);

export const ReplayBody = Type.Object({ session: SessionIn }, exactly);

export const MeterFromSessionBody = Type.Object(
  {
    session: SessionIn,
    step: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: "After which step the meter is; 0 is the start, and the end if absent.",
      }),
    ),
  },
  exactly,
);

export const ShrinkBody = Type.Object(
  { session: SessionIn, expectation: EXPECTATION_SCHEMA },
  exactly,
);

export const ReplayAnswer = Type.Unsafe<Replayed>(
  Type.Object(
    {
      same: Type.Boolean({ description: "Whether every result was as recorded." }),
      steps: Type.Integer({ description: "How many steps were replayed." }),
      difference: Type.Union([
        Type.Object(
          {
            step: Type.Union([Type.Integer(), Type.Null()], {
              description: "The first step with another result; null: the end.",
            }),
            differences: Type.Array(
              Type.Object({
                path: Type.String({ examples: ["standing.balanceMillipence"] }),
                recorded: Type.Unsafe<unknown>({}),
                replayed: Type.Unsafe<unknown>({}),
              }),
            ),
          },
          { description: "The first difference." },
        ),
        Type.Null(),
      ]),
    },
    { title: "Replayed", description: "Whether the session goes as it was recorded." },
  ),
);

export const ShrinkAnswer = Type.Object(
  {
    session: SessionSchema,
    stepsBefore: Type.Integer(),
    stepsAfter: Type.Integer(),
    replays: Type.Integer({ description: "How many sessions were tried." }),
    isMinimal: Type.Boolean({
      description: "Whether no step can go; false where the bound of work was reached first.",
    }),
  },
  { title: "Shrunk", description: "The session with the fewest steps that were found." },
);

export type ShrinkAnswer = Static<typeof ShrinkAnswer>;

export const ReadyList = Type.Array(
  Type.Object(
    {
      name: Type.String({ examples: ["command-top-up"] }),
      kind: Type.Enum(["story", "command", "refusal"], {
        description: "A story of a few minutes, or an example of a command or of a refusal.",
      }),
      title: Type.String(),
      description: Type.String(),
      meterId: Eui64,
      steps: Type.Integer(),
    },
    { title: "ReadySession" },
  ),
  { description: "The sessions of the library." },
);

export type ReadyList = Static<typeof ReadyList>;

export const ReadyPath = Type.Object(
  { name: Type.String({ pattern: "^[a-z0-9-]{1,80}$", examples: ["command-top-up"] }) },
  exactly,
);
