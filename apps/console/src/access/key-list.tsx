import type { components } from "@utrn-lab/client";
import { Dialog } from "@utrn-lab/page-parts";
import { type FormEvent, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { Field } from "../ui/field.tsx";
import { dateAndTime } from "../ui/moments.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";

type ApiKey = components["schemas"]["ApiKey"];

/** Asks before a key opens nothing any more. */
function Revoke({ apiKey, close }: { readonly apiKey: ApiKey; readonly close: () => void }) {
  const { api } = useSignedIn();
  const { mutate, error, isPending } = api.useMutation("delete", "/v1/keys/{id}");
  const name = apiKey.owner ?? apiKey.label ?? apiKey.id;
  const revoke = () => mutate({ params: { path: { id: apiKey.id } } }, { onSuccess: close });
  return (
    <Dialog title={`Revoke the key of ${name}?`} close={close}>
      <p>
        It opens nothing from then on, for good, and what it has asked an approval for is cancelled.
      </p>
      <ProblemNotice problem={error} />
      <div className="buttons">
        <button type="button" onClick={close}>
          Keep it
        </button>
        <button type="button" className="danger" disabled={isPending} onClick={revoke}>
          Revoke it
        </button>
      </div>
    </Dialog>
  );
}

/** Says whose a key is that nobody was named for: once. */
function NameOwner({ apiKey, close }: { readonly apiKey: ApiKey; readonly close: () => void }) {
  const { api } = useSignedIn();
  const { mutate, error, isPending } = api.useMutation("put", "/v1/keys/{id}/owner");
  const [owner, setOwner] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { owner: owner.trim().replace(/\s+/g, " ") };
    mutate({ params: { path: { id: apiKey.id } }, body }, { onSuccess: close });
  };
  return (
    <Dialog title={`Whose is the key ${apiKey.label ?? apiKey.id}?`} close={close}>
      <form className="stack" onSubmit={submit}>
        <Field label="Owner" hint="This can be said once.">
          {(marks) => (
            <input
              {...marks}
              required
              maxLength={100}
              value={owner}
              onChange={({ target }) => setOwner(target.value)}
            />
          )}
        </Field>
        <ProblemNotice problem={error} />
        <div className="buttons">
          <button type="submit" className="primary" disabled={isPending}>
            Name the owner
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Whether a key still opens something, in words. */
function State({ apiKey: { revokedAt, expiresAt } }: { readonly apiKey: ApiKey }) {
  if (revokedAt !== null) return <span className="tag">revoked {dateAndTime(revokedAt)}</span>;
  if (expiresAt === null) return <span className="tag tag-green">in use</span>;
  const isOver = Date.parse(expiresAt) <= Date.now();
  return (
    <span className={isOver ? "tag" : "tag tag-amber"}>
      {isOver ? "expired" : "until"} {dateAndTime(expiresAt)}
    </span>
  );
}

interface RowProps {
  readonly apiKey: ApiKey;
  readonly revoke: () => void;
  readonly nameOwner: () => void;
}

function Row({ apiKey, revoke, nameOwner }: RowProps) {
  const { self } = useSignedIn();
  const { id, owner, role, label, seesCodes, lastUsedAt, revokedAt } = apiKey;
  return (
    <tr>
      <th scope="row">
        {owner ?? (
          <button type="button" className="link" onClick={nameOwner}>
            Name its owner
          </button>
        )}
        {id === self.id ? <span className="tag">this one</span> : null}
      </th>
      <td>{role}</td>
      <td>{label}</td>
      <td>{seesCodes ? "yes" : "no"}</td>
      <td>{lastUsedAt === null ? "never" : dateAndTime(lastUsedAt)}</td>
      <td>
        <State apiKey={apiKey} />
      </td>
      <td>
        {revokedAt === null ? (
          <button type="button" className="small" onClick={revoke}>
            Revoke
            <span className="for-screen-readers"> the key of {owner ?? label ?? id}</span>
          </button>
        ) : null}
      </td>
    </tr>
  );
}

const HEADS = ["Owner", "Role", "Label", "Sees codes", "Last used (UTC)", "State", ""];

/** All API keys, those of before too. */
export function KeyList() {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("get", "/v1/keys");
  const [revoked, setRevoked] = useState<ApiKey>();
  const [named, setNamed] = useState<ApiKey>();
  return (
    <section className="panel table-scroll" aria-label="API keys">
      <h2>API keys</h2>
      <ProblemNotice problem={error} />
      <table className="table">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {head === "" ? <span className="for-screen-readers">What to do</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data?.items.map((apiKey) => (
            <Row
              key={apiKey.id}
              apiKey={apiKey}
              revoke={() => setRevoked(apiKey)}
              nameOwner={() => setNamed(apiKey)}
            />
          ))}
        </tbody>
      </table>
      {revoked === undefined ? null : (
        <Revoke apiKey={revoked} close={() => setRevoked(undefined)} />
      )}
      {named === undefined ? null : <NameOwner apiKey={named} close={() => setNamed(undefined)} />}
    </section>
  );
}
