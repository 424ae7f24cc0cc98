import { readEui64 } from "@utrn-lab/utrn/checks";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isUuid = (id: string): boolean => UUID.test(id);

/** Whether the ids in an address can be any, by what they are of. */
const MAY_BE: ReadonlyMap<string, (id: string) => boolean> = new Map([
  ["meterId", (id) => readEui64(id) !== undefined],
  ["codeId", isUuid],
  ["campaignId", isUuid],
  ["approvalId", isUuid],
]);

/** Whether the ids of an address can be any of the service's: it is not asked about others. */
export function mayName(ids: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(ids).every(([name, id]) => MAY_BE.get(name)?.(id ?? "") ?? true);
}
