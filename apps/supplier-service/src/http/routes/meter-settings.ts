import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { Type } from "typebox";
import { requireMeter } from "../../meters/find-meter.ts";
import { noteSettings } from "../../meters/note-settings.ts";
import type { Service } from "../../service.ts";
import { findMeterSettings } from "../../store/meter-settings.ts";
import type { MeterSettingsRow } from "../../store/tables.ts";
import { Eui64, exactly, MeterPath, orNull } from "../schemas/common.ts";

/** The registers of a meter are signed 32-bit millipence (meter.md 1). */
const REGISTER_MAX_PENCE = 2_147_483;

function pence(description: string, example: number) {
  const range = { minimum: 1, maximum: REGISTER_MAX_PENCE };
  return Type.Integer({ ...range, description, examples: [example] });
}

const MaxCredit = pence("The most that the meter takes at once, pence.", 20_000);
const MaxBalance = pence("The most that the meter holds, pence.", 100_000);

const SettingsBody = Type.Object(
  { maxCreditPence: Type.Optional(MaxCredit), maxBalancePence: Type.Optional(MaxBalance) },
  { ...exactly, minProperties: 1, examples: [{ maxCreditPence: 20_000 }] },
);

const KnownSettings = Type.Object(
  {
    meterId: Eui64,
    maxCreditPence: orNull(MaxCredit),
    maxBalancePence: orNull(MaxBalance),
  },
  { title: "MeterSettings", description: "What is known of the meter's settings." },
);

function viewOf(row: MeterSettingsRow) {
  const { meter_id: meterId } = row;
  return {
    meterId,
    maxCreditPence: row.max_credit_pence,
    maxBalancePence: row.max_balance_pence,
  };
}

const tags = ["meters"];
const params = MeterPath;
const response = {
  200: KnownSettings,
  ...problemResponses("not_found"),
};

const noting = {
  tags,
  operationId: "noteMeterSettings",
  summary: "Note what is known of a meter's settings",
  description:
    "Replaces what was noted before; what is left out is unknown. It changes " +
    "nothing at the meter: it tells warnings whether the meter would refuse a code.",
  params,
  body: SettingsBody,
  response,
};

const showing = {
  tags,
  operationId: "getMeterSettings",
  summary: "What is known of a meter's settings",
  description: "As it was noted last; null where nothing was noted.",
  params,
  response,
};

/** What the supplier knows of a meter's settings: warnings are made from it. */
export const meterSettingsRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store } = service;

  app.put(
    "/v1/meters/:meterId/settings",
    { schema: noting, config: { role: "issuer" } },
    async ({ actor, params: { meterId }, body }) => {
      await requireMeter(store, meterId);
      const row = {
        meter_id: meterId,
        max_credit_pence: body.maxCreditPence ?? null,
        max_balance_pence: body.maxBalancePence ?? null,
      };
      await noteSettings(service, actor, row);
      return viewOf(row);
    },
  );

  app.get(
    "/v1/meters/:meterId/settings",
    { schema: showing, config: { role: "reader" } },
    async ({ params: { meterId } }) => {
      await requireMeter(store, meterId);
      const none = { meter_id: meterId, max_credit_pence: null, max_balance_pence: null };
      return viewOf((await findMeterSettings(store, meterId)) ?? none);
    },
  );
};
