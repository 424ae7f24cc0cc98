import type { View } from "../api.ts";
import { movement } from "../formats.ts";
import { Panel } from "../panel.tsx";
import type { Change, Changes } from "./changes.ts";
import { type Register, registerGroups } from "./register-list.ts";

/** By how much a register moved, or what it was. */
function difference({ before, after }: Change): string {
  if (typeof before.value !== "number" || typeof after.value !== "number") {
    return `was ${before.text}`;
  }
  if (!before.text.includes("£")) return `was ${before.text}`;
  return movement(before.value, after.value);
}

function Row({ register, change }: { readonly register: Register; readonly change?: Change }) {
  return (
    <div className={change === undefined ? undefined : "changed"}>
      <dt>{register.name}</dt>
      <dd>
        {change === undefined ? null : <ins>{difference(change)}</ins>}
        {register.text}
      </dd>
    </div>
  );
}

/** Every register and setting; what the last event changed is marked with how it stood before. */
export function Registers({ view, changes }: { readonly view: View; readonly changes: Changes }) {
  const count = changes.size;
  const none = view.moved.length === 0 ? "nothing changed yet" : "none changed by the last event";
  return (
    <Panel
      title="Registers"
      name="registers"
      aside={
        <span className={count === 0 ? "tag" : "tag tag-amber"}>
          {count === 0 ? none : `${count} changed by the last event`}
        </span>
      }
    >
      {registerGroups(view).map(({ title, registers }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="facts">
            {registers.map((register) => {
              const change = changes.get(register.name);
              return (
                <Row
                  key={register.name}
                  register={register}
                  {...(change === undefined ? {} : { change })}
                />
              );
            })}
          </dl>
        </section>
      ))}
    </Panel>
  );
}
