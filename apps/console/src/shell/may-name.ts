const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the ids in an address look like, by what they are of. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ["meterId", /^[0-9a-f]{16}$/],
  ["codeId", UUID],
  ["campaignId", UUID],
  ["approvalId", UUID],
]);

/** Whether the ids of an address can be any of the service's: it is not asked about others. */
export function mayName(ids: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(ids).every(([name, id]) => SHAPES.get(name)?.test(id ?? "") ?? true);
}
