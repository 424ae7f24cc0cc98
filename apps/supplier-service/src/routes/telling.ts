import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, problemResponses } from "@utrn-lab/http-host";
import { Type } from "typebox";
import { isOpen } from "../life-cycle.ts";
import { CodeId, CodePath, exactly } from "../schemas/common.ts";
import { commandsOf, requireCode } from "../settling.ts";
import type { Supplier } from "../supplier.ts";
import { codeText } from "../telling/code-text.ts";
import { groupsOf, spokenGroup } from "../telling/digits.ts";
import { TELLING_CHANNELS } from "../telling/voice.ts";

const Channel = Type.Enum([...TELLING_CHANNELS], {
  description: "`sms` is one paragraph, `letter` has lines, `voice` is to be read aloud.",
});

const TextQuery = Type.Object({ channel: Channel }, exactly);

const Text = Type.Object(
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

/** Print and say: what a customer is told with a code. */
export const tellingRoutes: FastifyPluginAsyncTypebox<{ supplier: Supplier }> = async (
  app,
  { supplier: { store } },
) => {
  const schema = {
    tags: ["codes"],
    summary: "A code as it is sent or read to a customer",
    description:
      "The digits in groups of four, what the code does, when to type it and what the display will say. A code that cannot count any more is told to nobody: 409. Telling changes no state; say that it was sent with `POST .../sent`.",
    params: CodePath,
    querystring: TextQuery,
    response: {
      200: Text,
      ...problemResponses("invalid_request", "unauthorized", "not_found", "code_not_pending"),
    },
  };
  app.get(
    "/v1/codes/:codeId/text",
    { schema, config: { role: "reader" } },
    async ({ params: { codeId }, query: { channel } }) => {
      const row = await requireCode(store, codeId);
      if (!isOpen(row)) {
        throw new Problem(
          "code_not_pending",
          `The code is ${row.status}: nobody should be told to type it.`,
        );
      }
      const told = { code: row.code, commands: commandsOf(row), meterId: row.meter_id };
      const groups = groupsOf(row.code);
      const text = codeText(told, channel);
      return { codeId, channel, text, groups: [...groups], spokenGroups: groups.map(spokenGroup) };
    },
  );
};
