import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, problemResponses } from "@utrn-lab/http-host";
import { actionPages, outcomePages, type Unheard } from "@utrn-lab/meter-emulator";
import { stripPrinting } from "@utrn-lab/utrn";
import { noDigitIn } from "@utrn-lab/utrn/rules";
import type { Bench } from "../../bench/bench.ts";
import { ActionAnswer, CodeAnswer } from "../schemas/answers.ts";
import { MeterPath } from "../schemas/common.ts";
import { ActionBody, CodeBody, KeysBody } from "../schemas/requests.ts";
import { ViewSchema } from "../schemas/view.ts";

const tags = ["entry"];
const params = MeterPath;

const UNHEARD: Readonly<Record<Unheard["result"], string>> = {
  power_off: "A meter without power takes no code: switch its power on.",
  no_ppmid: "No PPMID is joined to the meter: join one, or use the keypad.",
};

function unheard(reason: Unheard["result"]): Problem {
  return new Problem(reason, UNHEARD[reason]);
}

/** What somebody at the premises does: codes, keys, and what needs no code. */
export const entryRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const enteringCode = {
    tags,
    operationId: "enterCode",
    summary: "Enter a whole code",
    description: "The verdict is stored before it is given: a code is applied once, and stays so.",
    params,
    body: CodeBody,
    response: {
      200: CodeAnswer,
      ...problemResponses("not_found", "power_off", "no_ppmid"),
    },
  };
  app.post("/v1/meters/:meterId/codes", { schema: enteringCode }, async ({ params, body }) => {
    const code = stripPrinting(body.code);
    const via = body.via ?? "keypad";
    const event = { type: "code", code, via } as const;
    const { outcome, state } = await bench.happen(params.meterId, event);
    if (outcome.result === "power_off" || outcome.result === "no_ppmid") {
      throw unheard(outcome.result);
    }
    // The display shows a verdict at the keypad; a PPMID has a screen of its own.
    const noDigit = noDigitIn(code);
    const message = `The code has ${noDigit}: a code has digits only.`;
    return {
      ...outcome,
      ...(noDigit === undefined ? {} : { message }),
      ...(via === "keypad" ? {} : { screens: outcomePages(state, code, outcome, "ppmid") }),
    };
  });

  const response = { 200: ViewSchema, ...problemResponses("not_found") };
  const pressing = {
    tags,
    operationId: "pressKeys",
    summary: "Press keys",
    params,
    body: KeysBody,
    response,
  };
  app.post("/v1/meters/:meterId/keys", { schema: pressing }, async ({ params, body }) => {
    const { view } = await bench.happen(params.meterId, { type: "keys", ...body });
    return view;
  });

  const acting = {
    tags,
    operationId: "takeAction",
    summary: "Activate emergency credit, or enable an armed supply",
    description: "What is not possible now changes nothing; the view says how the meter stands.",
    params,
    body: ActionBody,
    response: {
      200: ActionAnswer,
      ...problemResponses("not_found", "power_off", "no_ppmid"),
    },
  };
  app.post("/v1/meters/:meterId/actions", { schema: acting }, async ({ params, body }) => {
    const via = body.via ?? "keypad";
    const { action } = body;
    const happening = { type: "action", via, action } as const;
    const { view, state, outcome } = await bench.happen(params.meterId, happening);
    const { reason } = outcome;
    if (reason === "power_off" || reason === "no_ppmid") throw unheard(reason);
    return via === "keypad" ? view : { ...view, screens: actionPages(state, action) };
  });
};
