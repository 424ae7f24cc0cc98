import { Type } from "typebox";
import { LANGUAGE_TAGS } from "../../telling/languages.ts";
import { FACES, TELLING_CHANNELS, USUALLY } from "../../telling/wording.ts";
import { CodeId, exactly } from "./common.ts";

const Channel = Type.Enum([...TELLING_CHANNELS], {
  description: "`sms` is one paragraph, `letter` has lines, `voice` is to be read aloud.",
});

const Face = Type.Enum([...FACES], {
  description:
    "What the code is typed at: `twelve` keys, `two` keys (those of a gas meter, besides Status " +
    `and Emergency), or a prepayment display (\`ppmid\`). Left out: \`${USUALLY.face}\`.`,
});

const Language = Type.Enum([...LANGUAGE_TAGS], {
  description: `The language of the text (BCP 47). Left out: \`${USUALLY.language}\`.`,
});

const HOW = {
  face: Type.Optional(Face),
  language: Type.Optional(Language),
};

export const TextQuery = Type.Object({ channel: Channel, ...HOW }, exactly);

export const Text = Type.Object(
  {
    codeId: CodeId,
    channel: Channel,
    face: Face,
    language: Language,
    text: Type.String({ description: "For the customer, whole." }),
    segments: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: "By `sms`: how many messages a telephone network makes of the text.",
      }),
    ),
    groups: Type.Array(Type.String({ pattern: "^[0-9]{4}$" }), {
      description: "The digits in groups of four.",
    }),
    spokenGroups: Type.Array(Type.String(), {
      description: "The same to read aloud.",
      examples: [["seven three nine four"]],
    }),
    spokenBefore: Type.Array(Type.String(), {
      description: "What to say before the groups are read, a sentence each.",
    }),
    spokenAfter: Type.Array(Type.String(), {
      description: "What to say after them.",
    }),
  },
  {
    title: "CodeText",
    description: "What to send or say.",
    examples: [
      {
        codeId: "5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10",
        channel: "sms",
        face: "twelve",
        language: "en",
        text:
          "Code for your electricity meter ending 90A0: 7394 6144 3320 4021 7315. Pays £10.00 " +
          "into your electricity meter; debts that are due are paid from it first. ...",
        segments: 3,
        groups: ["7394", "6144", "3320", "4021", "7315"],
        spokenGroups: [
          "seven three nine four",
          "six one four four",
          "three three two zero",
          "four zero two one",
          "seven three one five",
        ],
        spokenBefore: [
          "I have a code of 20 digits for your electricity meter. The number on the meter ends " +
            "in nine zero A zero.",
          "Pays 10 pounds into your electricity meter; debts that are due are paid from it first.",
          "Type it as soon as you can.",
          "Press A on the meter's keypad. Now type the digits that I read, in groups of four.",
        ],
        spokenAfter: ["Now press B. The display says Accepted.", "..."],
      },
    ],
  },
);

export const ExportQuery = Type.Object({ channel: Type.Optional(Channel), ...HOW }, exactly);
