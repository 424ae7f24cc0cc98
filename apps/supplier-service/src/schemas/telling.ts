import { Type } from "typebox";
import { TELLING_CHANNELS } from "../telling/voice.ts";
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
  },
  { description: "What to send or say." },
);

export const ExportQuery = Type.Object({ channel: Type.Optional(Channel) }, exactly);
