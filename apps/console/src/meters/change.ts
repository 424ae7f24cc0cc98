import type { components, paths } from "@utrn-lab/client";
import { plainKey, type TypedRegistration, wordsOf } from "./registration.ts";

type Meter = components["schemas"]["Meter"];
type Change = NonNullable<
  paths["/v1/meters/{meterId}"]["patch"]["requestBody"]
>["content"]["application/json"];

/** What is registered, as a form has it. */
export function typedOf(meter: Meter): TypedRegistration {
  const { meterId, label, tags, fuel, lastCounter, publicKey } = meter;
  return {
    meterId,
    label: label ?? "",
    tags: tags.join(", "),
    fuel,
    lastCounter: String(lastCounter),
    publicKey,
  };
}

/**
 * Only what differs from what is registered: what was not touched is not asked for. A counter that
 * was emptied stays as it is.
 */
export function changesOf(meter: Meter, typed: TypedRegistration): Change {
  const label = typed.label.trim() === "" ? null : typed.label.trim();
  const tags = wordsOf(typed.tags);
  const counter = typed.lastCounter.trim();
  const lastCounter = counter === "" ? meter.lastCounter : Number(counter);
  const publicKey = plainKey(typed.publicKey);
  return {
    ...(label === meter.label ? {} : { label }),
    ...(tags.join(",") === meter.tags.join(",") ? {} : { tags }),
    ...(typed.fuel === meter.fuel ? {} : { fuel: typed.fuel }),
    ...(lastCounter === meter.lastCounter ? {} : { lastCounter }),
    ...(publicKey === meter.publicKey ? {} : { publicKey }),
  };
}
