import { type FormEvent, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { Field } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ShownOnce } from "../ui/shown-once.tsx";

const ROLES = [
  ["metrics", "metrics: reads metrics, and nothing else"],
  ["reader", "reader: reads"],
  ["issuer", "issuer: registers meters, issues codes, takes answers in"],
  ["approver", "approver: decides what needs a second person, too"],
  ["administrator", "administrator: settles who may do what, too"],
] as const;

type Role = (typeof ROLES)[number][0];

/** A key that was just made. */
function Made({ apiKey, owner, close }: { apiKey: string; owner: string; close: () => void }) {
  return (
    <ShownOnce title={`The API key of ${owner}`} label="API key" value={apiKey} close={close}>
      <p>It is shown this once. Copy it and give it to {owner}: the service keeps a hash of it.</p>
    </ShownOnce>
  );
}

interface Wish {
  readonly role: Role;
  readonly owner: string;
  readonly label: string;
  readonly seesCodes: boolean;
  /** A day, "YYYY-MM-DD"; empty: never. */
  readonly expiresOn: string;
}

const FIRST: Wish = { role: "issuer", owner: "", label: "", seesCodes: false, expiresOn: "" };

function bodyOf({ role, owner, label, seesCodes, expiresOn }: Wish) {
  return {
    role,
    owner: owner.trim().replace(/\s+/g, " "),
    ...(label.trim() === "" ? {} : { label: label.trim() }),
    ...(role === "reader" && seesCodes ? { seesCodes } : {}),
    ...(expiresOn === "" ? {} : { expiresAt: `${expiresOn}T00:00:00Z` }),
  };
}

function Fields({ wish, set }: { wish: Wish; set: (more: Partial<Wish>) => void }) {
  return (
    <div className="field-row">
      <Field label="Owner" hint="The person who holds it; one name for all keys of one person.">
        {(marks) => (
          <input
            {...marks}
            required
            maxLength={100}
            autoComplete="off"
            value={wish.owner}
            onChange={({ target }) => set({ owner: target.value })}
          />
        )}
      </Field>
      <Field label="Role" hint="Each may also do what those before it may.">
        {(marks) => (
          <select
            {...marks}
            value={wish.role}
            onChange={({ target }) =>
              set({ role: ROLES.find(([role]) => role === target.value)?.[0] ?? wish.role })
            }
          >
            {ROLES.map(([role, words]) => (
              <option key={role} value={role}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Label (optional)" hint="Where it is used: “Call centre, desk 7”.">
        {(marks) => (
          <input
            {...marks}
            maxLength={100}
            autoComplete="off"
            value={wish.label}
            onChange={({ target }) => set({ label: target.value })}
          />
        )}
      </Field>
      <Field label="Until (optional)" hint="From 00:00 UTC of that day on it opens nothing.">
        {(marks) => (
          <input
            {...marks}
            type="date"
            value={wish.expiresOn}
            onChange={({ target }) => set({ expiresOn: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** Makes an API key. */
export function NewKey() {
  const { api } = useSignedIn();
  const { mutate, data, error, isPending, reset } = api.useMutation("post", "/v1/keys");
  const [wish, setWish] = useState(FIRST);
  const set = (more: Partial<Wish>) => setWish({ ...wish, ...more });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ body: bodyOf(wish) }, { onSuccess: () => setWish(FIRST) });
  };
  return (
    <section className="panel" aria-label="New API key">
      <h2>New API key</h2>
      <form className="stack" onSubmit={submit}>
        <Fields wish={wish} set={set} />
        {wish.role === "reader" ? (
          <label className="check">
            <input
              type="checkbox"
              checked={wish.seesCodes}
              onChange={({ target }) => set({ seesCodes: target.checked })}
            />
            It is shown the digits of codes
          </label>
        ) : null}
        <ProblemNotice problem={error} />
        <div className="buttons">
          <button type="submit" className="primary" disabled={isPending}>
            Make the key
          </button>
        </div>
      </form>
      {data === undefined ? null : (
        <Made apiKey={data.key} owner={data.owner ?? "its owner"} close={reset} />
      )}
    </section>
  );
}
