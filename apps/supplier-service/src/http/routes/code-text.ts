import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { requireOpenCode } from "../../codes/settle-code.ts";
import { requireMeter } from "../../meters/find-meter.ts";
import type { Service } from "../../service.ts";
import { codeText, spokenAround } from "../../telling/code-text.ts";
import { groupsOf, spokenGroup } from "../../telling/digits.ts";
import { languageOf } from "../../telling/languages.ts";
import { segmentsOf } from "../../telling/segments.ts";
import { USUALLY } from "../../telling/wording.ts";
import { Text, TextQuery } from "../schemas/code-text.ts";
import { CodePath } from "../schemas/common.ts";

/** Print and say: what a customer is told with a code. */
export const codeTextRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service: { store } },
) => {
  const schema = {
    tags: ["codes"],
    operationId: "getCodeText",
    summary: "A code as it is sent or read to a customer",
    description:
      "The digits in groups of four, what the code does, when to type it and what the " +
      "display will say. A code that cannot count any more has no text: 409. Asking for the " +
      "text changes no state; `POST .../sent` says that the digits were sent.",
    params: CodePath,
    querystring: TextQuery,
    response: {
      200: Text,
      ...problemResponses("not_found", "awaiting_approval", "code_not_pending"),
    },
  };
  app.get(
    "/v1/codes/:codeId/text",
    { schema, config: { role: "reader", showsDigits: true } },
    async ({ params: { codeId }, query }) => {
      const row = await requireOpenCode(store, codeId);
      const telling = { ...USUALLY, ...query };
      const { code, commands, meter_id: meterId } = row;
      const { fuel } = await requireMeter(store, meterId);
      const told = { code, commands, meterId, fuel };
      const groups = groupsOf(code);
      const language = languageOf(telling.language);
      const { before, after } = spokenAround(told, telling);
      const text = codeText(told, telling);
      return {
        codeId,
        ...telling,
        text,
        ...(telling.channel === "sms" && { segments: segmentsOf(text) }),
        groups: [...groups],
        spokenGroups: groups.map((group) => spokenGroup(group, language)),
        spokenBefore: [...before],
        spokenAfter: [...after],
      };
    },
  );
};
