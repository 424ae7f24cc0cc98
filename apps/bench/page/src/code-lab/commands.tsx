import type { Explanation } from "../api.ts";

type Field = Explanation["fields"][number];

/** Fields that say only how the others are written. */
const NO_MEMBERS: readonly string[] = ["opcode", "class", "kind", "padding", "not read"];

/** Members whose values say by themselves what they are. */
const BY_THEMSELVES: readonly string[] = ["value", "amount", "minutes", "hours", "date", "percent"];

function memberText({ name, says }: Field): string {
  return BY_THEMSELVES.includes(name) ? says : `${name} ${says}`;
}

/** Commands with their members, as the code carries them, in people's words. */
export function Commands({
  names,
  fields,
}: {
  readonly names: readonly string[];
  readonly fields: readonly Field[];
}) {
  const items = names.map((name, at) => ({
    number: at + 1,
    name,
    members: fields.filter(({ item, name: of }) => item === at + 1 && !NO_MEMBERS.includes(of)),
  }));
  return (
    <ol className="commands">
      {items.map(({ number, name, members }) => (
        <li key={number}>
          <strong>{name}</strong> {members.map(memberText).join("; ")}
        </li>
      ))}
    </ol>
  );
}
