import { Type } from "typebox";
import { ReadCode } from "./code.ts";
import { exactly } from "./common.ts";
import { Meter } from "./meter.ts";

/** A character that may be typed or pasted, line ends and tabs too. */
const TYPED = "[^\\p{Cs}\\x00-\\x08\\x0e-\\x1f\\x7f]";

export const FindBody = Type.Object(
  {
    text: Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: `^${TYPED}*[^\\p{Cs}\\p{Cc}\\s]${TYPED}*$`,
      description: "What somebody has of a meter or a code, as it is typed, printed or pasted.",
      examples: ["acacia"],
    }),
  },
  { ...exactly, examples: [{ text: "00-DB-12-34-56-78-90-A0" }] },
);

export const Found = Type.Object(
  {
    meters: Type.Array(Meter, {
      maxItems: 20,
      description:
        "By an EUI-64 in any printed form, or its beginning or end (4 hex digits or more); by a " +
        "tag; and by a part of the label, in any case of letters.",
    }),
    codes: Type.Array(ReadCode, {
      maxItems: 20,
      description: "By their id, or their digits: all, or the last ones, 4 or more; newest first.",
    }),
    digitsHidden: Type.Optional(
      Type.Literal(true, {
        description:
          "Only where codes were not looked for by these digits, because the API key sees none.",
      }),
    ),
  },
  { title: "Found" },
);
