import { Type } from "typebox";

/** Text for people: no control characters, no half of a surrogate pair. */
function text(minLength: number, maxLength: number, description: string, example: string) {
  const pattern = "^[^\\p{Cc}\\p{Cs}]*$";
  return Type.String({ minLength, maxLength, pattern, description, examples: [example] });
}

/** An object that has these members and no other. */
export const exactly = { additionalProperties: false } as const;

export const Eui64 = Type.String({
  pattern: "^[0-9a-f]{16}$",
  description: "An EUI-64, 16 lowercase hex digits.",
  examples: ["90b3d51f30000001"],
});

export const PublicKeyHex = Type.String({
  pattern: "^04[0-9a-f]{128}$",
  description: "A P-256 public key, uncompressed: 65 bytes as lowercase hex.",
});

export const CodeId = Type.String({
  pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
  description: "The name of an issued code.",
  examples: ["5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10"],
});

export const Label = text(1, 100, "What people call the meter.", "12 Acacia Avenue");
export const KeyLabel = text(1, 100, "Whose key it is.", "Call centre, desk 7");
export const Tag = text(1, 40, "A word to find meters by.", "no-wan");
export const Note = text(
  1,
  500,
  "Why the code was issued, for the history.",
  "Goodwill, call 4711",
);
export const Reason = text(1, 500, "Why.", "Wrong amount");

export const Counter = Type.Integer({
  minimum: 0,
  maximum: 4_294_967_295,
  description: "A UTRN counter of the meter, 32 bits.",
  examples: [17],
});

export const Time = Type.String({
  description: "A time, ISO 8601, UTC.",
  examples: ["2026-11-24T13:00:00.000Z"],
});

export const Day = Type.String({ description: "A day, UTC.", examples: ["2026-11-24"] });

/** A code as people type it, or paste it with its line breaks; what else it holds, its reader says. */
export const TypedCode = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: "^[^\\p{Cs}\\x00-\\x08\\x0e-\\x1f\\x7f]*$",
  description: "A code; spaces and hyphens between its digits are dropped.",
  examples: ["7394 6144 3320 4021 7315"],
});

export const MeterPath = Type.Object({ meterId: Eui64 }, exactly);
export const CodePath = Type.Object({ codeId: CodeId }, exactly);

export const Limit = Type.Integer({
  minimum: 1,
  maximum: 200,
  default: 50,
  description: "How many to answer at most.",
});

/** `null` or what a schema says. */
export function orNull<T extends Parameters<typeof Type.Union>[0][number]>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** The answer of a paged list. */
export function page<T extends Parameters<typeof Type.Array>[0]>(item: T) {
  return Type.Object({
    items: Type.Array(item),
    nextCursor: orNull(
      Type.String({ description: "The `cursor` of the next page; null after the last." }),
    ),
  });
}
