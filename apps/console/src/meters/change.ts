import type { components, paths } from "@utrn-lab/client";
import { NO_REGISTRATION, plainKey, type TypedRegistration, wordsOf } from "./registration.ts";

type Meter = components["schemas"]["Meter"];
type Change = NonNullable<
  paths["/v1/meters/{meterId}"]["patch"]["requestBody"]
>["content"]["application/json"];

/** What is registered, as a form has it. */
export function typedOf({ label, tags, fuel, lastCounter, publicKey }: Meter): TypedRegistration {
  return {
    ...NO_REGISTRATION,
    label: label ?? "",
    tags: tags.join(", "),
    fuel,
    lastCounter: String(lastCounter),
    publicKey,
  };
}

/** Only what differs from what is registered: what was not touched is not asked for. */
export function changesOf(meter: Meter, typed: TypedRegistration): Change {
  const label = typed.label.trim() === "" ? null : typed.label.trim();
  const tags = wordsOf(typed.tags);
  const lastCounter = Number(typed.lastCounter);
  const publicKey = plainKey(typed.publicKey);
  return {
    ...(label === meter.label ? {} : { label }),
    ...(tags.join(",") === meter.tags.join(",") ? {} : { tags }),
    ...(typed.fuel === meter.fuel ? {} : { fuel: typed.fuel }),
    ...(lastCounter === meter.lastCounter ? {} : { lastCounter }),
    ...(publicKey === meter.publicKey ? {} : { publicKey }),
  };
}
