import { CONTROLS, characterBut, GivenEui64, TEXT_PATTERN } from "@utrn-lab/http-host";
import { type TProperties, Type } from "typebox";

/** Text for people: no control characters, no half of a surrogate pair. */
function text(minLength: number, maxLength: number, description: string, example: string) {
  const pattern = TEXT_PATTERN;
  return Type.String({ minLength, maxLength, pattern, description, examples: [example] });
}

/** An object that has these members and no other. */
export const exactly = { additionalProperties: false } as const;

export const EUI64_PATTERN = "^[0-9a-f]{16}$";

export const Eui64 = Type.String({
  pattern: EUI64_PATTERN,
  description: "An EUI-64, 16 lowercase hex digits.",
  examples: ["90b3d51f30000001"],
});

export const PublicKeyHex = Type.String({
  pattern: "^04[0-9a-f]{128}$",
  description: "A P-256 public key, uncompressed: 65 bytes as lowercase hex.",
});

export const CommandPublicKey = Type.String({
  pattern: "^04[0-9a-f]{128}$",
  description:
    "The key of command codes and confirmations, 65 bytes as lowercase hex: the same unless " +
    "commands have a key of their own.",
});

export const ID_PATTERN = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

export const CodeId = Type.String({
  pattern: ID_PATTERN,
  description: "The name of an issued code.",
  examples: ["5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10"],
});

export const Label = text(1, 100, "What people call the meter.", "12 Acacia Avenue");
export const KeyLabel = text(1, 100, "Where the key is used.", "Call centre, desk 7");
const IN_A_NAME = `${characterBut(`\\s${CONTROLS}`)}+`;

export const KeyOwner = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: `^${IN_A_NAME}( ${IN_A_NAME})*$`,
  description: "The person who holds the key; one name for all keys of one person.",
  examples: ["Ann Lee"],
});
export const Fuel = Type.Enum(["electricity", "gas"], { description: "What the meter measures." });
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

export const TimeToCome = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$",
  description: "A time to come, ISO 8601, UTC.",
  examples: ["2027-03-31T22:00:00.000Z"],
});

export const Day = Type.String({ description: "A day, UTC.", examples: ["2026-11-24"] });

export const Supply = Type.Enum(["disabled", "enabled", "armed"]);
export const Mode = Type.Enum(["credit", "prepayment"]);
export const ConfirmationKind = Type.Enum(["applied", "status", "applied_in_part"]);

/** The days that a list or a report is of. */
export const days = {
  from: Type.Optional(
    Type.String({ format: "date", description: "First day, UTC.", examples: ["2026-11-01"] }),
  ),
  to: Type.Optional(
    Type.String({ format: "date", description: "Last day, UTC.", examples: ["2026-11-30"] }),
  ),
};

/** A character that may be typed or pasted, line ends and tabs too. */
export const TYPED = characterBut("\\x00-\\x08\\x0E-\\x1F\\x7F");

/**
 * A code as people type or paste it, line breaks too; the reader of codes refuses anything else.
 */
export const TypedCode = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: `^${TYPED}*$`,
  description:
    "A code; spaces, hyphens and unseen characters, and a full stop at its end, are dropped.",
  examples: ["7394 6144 3320 4021 7315"],
});

export const MeterPath = Type.Object({ meterId: GivenEui64 }, exactly);
export const CodePath = Type.Object({ codeId: CodeId }, exactly);

const LIMIT_DEFAULT = 50;
const Limit = Type.Integer({
  minimum: 1,
  maximum: 200,
  default: LIMIT_DEFAULT,
  description: "The most items to answer.",
});

/** `null` or what a schema says. */
export function orNull<T extends Parameters<typeof Type.Union>[0][number]>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/**
 * The query of a paged list.
 * @param cursor - the form of a `nextCursor`.
 * @param filters - what else it can be asked for.
 */
export function pageQuery<Filters extends TProperties>(cursor: string, filters: Filters) {
  const Cursor = Type.String({ pattern: cursor, description: "The `nextCursor` of a page." });
  return Type.Object(
    { cursor: Type.Optional(Cursor), limit: Type.Optional(Limit), ...filters },
    exactly,
  );
}

/** The answer of a paged list. */
export function page<T extends Parameters<typeof Type.Array>[0]>(item: T) {
  return Type.Object(
    {
      items: Type.Array(item),
      nextCursor: orNull(
        Type.String({ description: "The `cursor` of the next page; null after the last." }),
      ),
    },
    { description: "A page of the list, and the cursor of the next." },
  );
}

/** How many are counted for a page, at the most: of a million nobody waits for the last. */
const COUNTED_MAX = 10_000;

/** The answer of a paged list that says how many there are. */
export function countedPage<T extends Parameters<typeof Type.Array>[0]>(item: T) {
  return Type.Object(
    {
      ...page(item).properties,
      total: Type.Integer({
        minimum: 0,
        maximum: COUNTED_MAX,
        description: `How many there are on all pages together, counted up to ${COUNTED_MAX}.`,
      }),
      totalIsExact: Type.Boolean({ description: "False: there are more than `total`." }),
    },
    { description: "A page of the list, how many there are, and the cursor of the next." },
  );
}

/** A filter that is met by any of several values: the parameter stands once for each. */
export function anyOf<T extends Parameters<typeof Type.Array>[0]>(value: T, description: string) {
  return Type.Optional(Type.Array(value, { minItems: 1, uniqueItems: true, description }));
}

/**
 * Reads one page of a list.
 * @param query - how many to answer, 1..200; 50 when left out.
 * @param read - reads up to `limit` rows behind the cursor of the query, in the order of the list.
 * @param view - a row as clients see it.
 * @param cursorOf - the place of a row in that order.
 */
export async function readPage<Row, Item>(
  { limit = LIMIT_DEFAULT }: { readonly limit?: number },
  read: (limit: number) => Promise<readonly Row[]>,
  view: (row: Row) => Item | Promise<Item>,
  cursorOf: (row: Row) => string,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const rows = await read(limit + 1);
  const items: Item[] = [];
  for (const row of rows.slice(0, limit)) items.push(await view(row));
  const last = rows[limit - 1];
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

/**
 * Says on a page how many there are.
 * @param some - the page.
 * @param isFirst - whether no other stands before it: where it is the last, too, it has them all.
 * @param count - counts all that are wanted, up to a number.
 */
export async function counted<Item>(
  some: { items: Item[]; nextCursor: string | null },
  isFirst: boolean,
  count: (most: number) => Promise<number>,
) {
  const isAll = isFirst && some.nextCursor === null;
  const total = isAll ? some.items.length : await count(COUNTED_MAX + 1);
  return {
    ...some,
    total: Math.min(total, COUNTED_MAX),
    totalIsExact: total <= COUNTED_MAX,
  };
}
