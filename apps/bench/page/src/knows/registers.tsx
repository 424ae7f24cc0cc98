import type { View } from "../api.ts";
import { movement } from "../formats.ts";
import { Panel } from "../panel.tsx";
import { type Register, registerGroups } from "./register-list.ts";
import type { Changes } from "./use-changes.ts";

/** By how much a register moved, or what it was. */
function difference(before: Register, after: Register): string {
  if (typeof before.value !== "number" || typeof after.value !== "number") {
    return `was ${before.text}`;
  }
  if (!before.text.includes("£")) return `was ${before.text}`;
  return movement(after.value - before.value);
}

function Row({ register, before }: { readonly register: Register; readonly before?: Register }) {
  return (
    <div className={before === undefined ? undefined : "changed"}>
      <dt>{register.name}</dt>
      <dd>
        {before === undefined ? null : <ins>{difference(before, register)}</ins>}
        {register.text}
      </dd>
    </div>
  );
}

/** Every register and setting; what the last event changed is marked with how it stood before. */
export function Registers({ view, changes }: { readonly view: View; readonly changes: Changes }) {
  const count = changes.size;
  return (
    <Panel
      title="Registers"
      name="registers"
      aside={
        <span className={count === 0 ? "tag" : "tag tag-amber"}>
          {count === 0 ? "nothing changed yet" : `${count} changed by the last event`}
        </span>
      }
    >
      {registerGroups(view).map(({ title, registers }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="facts">
            {registers.map((register) => {
              const before = changes.get(register.name);
              return (
                <Row
                  key={register.name}
                  register={register}
                  {...(before === undefined ? {} : { before })}
                />
              );
            })}
          </dl>
        </section>
      ))}
    </Panel>
  );
}
