import type { paths } from "@utrn-lab/client";
import { counted } from "../ui/amounts.ts";

type Campaign =
  paths["/v1/campaigns/{campaignId}"]["get"]["responses"][200]["content"]["application/json"];
type Selection = Campaign["selection"];

/** Whom a campaign is for, in words: "electricity meters with the tags north and no-wan". */
export function selectionWords(selection: Selection): string {
  const { everyMeter, tags, fuel, noContactDays, listedMeters } = selection;
  const fuelWord = fuel === undefined ? "" : `${fuel} `;
  const subject =
    listedMeters === undefined
      ? `${everyMeter === true ? "every " : ""}${fuelWord}meter${everyMeter === true ? "" : "s"}`
      : `of ${counted(listedMeters, "listed meter")}, the ${fuelWord}meters`;
  const conditions = [
    ...(tags.length === 0
      ? []
      : [`with the ${tags.length === 1 ? "tag" : "tags"} ${listed(tags)}`]),
    ...(noContactDays === undefined
      ? []
      : [`not heard of for ${counted(noContactDays, "day")} or ever`]),
  ];
  if (listedMeters !== undefined && conditions.length === 0 && fuel === undefined) {
    return counted(listedMeters, "listed meter");
  }
  return [subject, ...conditions].join(" ");
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
