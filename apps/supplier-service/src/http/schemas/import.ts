import { GivenEui64 } from "@utrn-lab/http-host";
import { Type } from "typebox";
import { exactly, Reason } from "./common.ts";
import { changes } from "./meter.ts";

export const ChangeLine = Type.Object({ meterId: GivenEui64, ...changes }, exactly);

/** What else a line of an export says of a meter stays as it is. */
export const RetireLine = Type.Object({ meterId: GivenEui64, reason: Reason });
export const TakeBackLine = Type.Object({ meterId: GivenEui64 });

const ToldLine = Type.Object({
  line: Type.Integer({ description: "The line in the file, the first is 1." }),
  field: Type.String({ description: "The member at fault; `line` for the line itself." }),
  why: Type.String({ description: "What is wrong with it." }),
});

export const Imported = Type.Object(
  {
    registered: Type.Integer({ minimum: 0, description: "Meters that are new." }),
    changed: Type.Integer({ minimum: 0, description: "Lines that have changed their meter." }),
    retired: Type.Integer({ minimum: 0, description: "Lines that have retired it." }),
    takenBack: Type.Integer({ minimum: 0, description: "Lines that have taken it back." }),
    unchanged: Type.Integer({
      minimum: 0,
      description: "Lines that say what is so already: meters that are there with these details.",
    }),
    refused: Type.Integer({ minimum: 0, description: "How many lines were refused." }),
    refusals: Type.Array(ToldLine, { description: "The first 1,000 lines that were refused." }),
    warned: Type.Integer({ minimum: 0, description: "How many lines were taken with a warning." }),
    warnings: Type.Array(ToldLine, {
      description:
        "The first 1,000 lines that were taken although something is odd: another meter is " +
        "registered with the same key.",
    }),
  },
  {
    title: "Imported",
    description: "What became of the lines of the file.",
    examples: [
      {
        registered: 999_999,
        changed: 0,
        retired: 0,
        takenBack: 0,
        unchanged: 0,
        refused: 1,
        refusals: [
          { line: 4_711, field: "publicKey", why: "publicKey must be a point of the curve P-256" },
        ],
        warned: 0,
        warnings: [],
      },
    ],
  },
);

const NDJSON_EXAMPLE = `{"meterId":"00db1234567890a0","publicKey":"04...","tags":["no-wan"]}
{"meterId":"00db1234567890a1","publicKey":"-----BEGIN CERTIFICATE-----\\n...","fuel":"gas"}
`;

const CSV_EXAMPLE = `meterId,publicKey,fuel,label,tags,lastCounter
00db1234567890a0,04...,electricity,12 Acacia Avenue,no-wan;north,
`;

/** The body streams past the schemas: each line is checked by itself. */
export const ImportBody = {
  content: {
    "application/x-ndjson": {
      schema: Type.Any({
        description:
          "One registration a line, as POST /v1/meters takes it. With `action` change a line is " +
          "as PATCH takes it and has the meterId; with retire it has meterId and `reason`, with " +
          "take_back meterId.",
        examples: [NDJSON_EXAMPLE],
      }),
    },
    "text/csv": {
      schema: Type.Any({
        description:
          "A header, then one meter a line (RFC 4180; semicolons and tabs do, too): meterId, " +
          "publicKey, and where wanted " +
          "fuel, label, tags (separated by semicolons), lastCounter. A quoted PEM certificate " +
          "may have line ends in it. With a column action (register, change, retire, take_back), " +
          "publicKey may be left out, and a column reason says why a meter is retired.",
        examples: [CSV_EXAMPLE],
      }),
    },
  },
};
