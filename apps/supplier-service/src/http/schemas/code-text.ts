import { Type } from "typebox";
import { TELLING_CHANNELS } from "../../telling/wording.ts";
import { CodeId, exactly } from "./common.ts";

const Channel = Type.Enum([...TELLING_CHANNELS], {
  description: "`sms` is one paragraph, `letter` has lines, `voice` is to be read aloud.",
});

export const TextQuery = Type.Object({ channel: Channel }, exactly);

export const Text = Type.Object(
  {
    codeId: CodeId,
    channel: Channel,
    text: Type.String({ description: "For the customer, whole." }),
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
        text:
          "Your meter code: 7394 6144 3320 4021 7315. Pays £10.00 into your meter; debts that " +
          "are due are paid from it first. Type it as soon as you can. ...",
        groups: ["7394", "6144", "3320", "4021", "7315"],
        spokenGroups: [
          "seven three nine four",
          "six one four four",
          "three three two zero",
          "four zero two one",
          "seven three one five",
        ],
        spokenBefore: [
          "I have a code of 20 digits for your meter.",
          "Pays 10 pounds into your meter; debts that are due are paid from it first.",
          "Type it as soon as you can.",
          "Press A on the meter's keypad. Now type the digits that I read, in groups of four.",
        ],
        spokenAfter: ["Now press B. The display says Accepted.", "..."],
      },
    ],
  },
);

export const ExportQuery = Type.Object({ channel: Type.Optional(Channel) }, exactly);
