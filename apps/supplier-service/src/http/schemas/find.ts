import { CONTROLS, characterBut } from "@utrn-lab/http-host";
import { Type } from "typebox";
import { ReadCode } from "./code.ts";
import { exactly, TYPED } from "./common.ts";
import { Meter } from "./meter.ts";

export const FindBody = Type.Object(
  {
    text: Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: `^${TYPED}*${characterBut(`\\s${CONTROLS}`)}${TYPED}*$`,
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
  { title: "Found", description: "The meters and the codes that the text can mean." },
);
