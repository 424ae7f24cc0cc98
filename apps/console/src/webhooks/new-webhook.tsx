import { type FormEvent, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { Field } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Secret } from "./secret.tsx";

/** Adds a webhook. */
export function NewWebhook() {
  const { api } = useSignedIn();
  const { mutate, data, error, isPending, reset } = api.useMutation("post", "/v1/webhooks");
  const [url, setUrl] = useState("");
  const [description, setDescription] = useState("");
  const clear = () => {
    setUrl("");
    setDescription("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = description.trim() === "" ? {} : { description: description.trim() };
    mutate({ body: { url: url.trim(), ...named } }, { onSuccess: clear });
  };
  return (
    <section className="panel" aria-label="New webhook">
      <h2>New webhook</h2>
      <p className="quiet">
        Another system is told of all that happens to codes, meters, campaigns and approvals from
        now on, in order.
      </p>
      <form className="stack" onSubmit={submit}>
        <div className="field-row">
          <Field label="Address" hint="Where events are sent: https://…">
            {(marks) => (
              <input
                {...marks}
                required
                maxLength={2_000}
                inputMode="url"
                autoComplete="off"
                value={url}
                onChange={({ target }) => setUrl(target.value)}
              />
            )}
          </Field>
          <Field label="What it is for (optional)" hint="“Billing”, say.">
            {(marks) => (
              <input
                {...marks}
                maxLength={200}
                autoComplete="off"
                value={description}
                onChange={({ target }) => setDescription(target.value)}
              />
            )}
          </Field>
        </div>
        <ProblemNotice problem={error} />
        <div className="buttons">
          <button type="submit" className="primary" disabled={isPending}>
            Add the webhook
          </button>
        </div>
      </form>
      {data === undefined ? null : <Secret secret={data.secret} close={reset} />}
    </section>
  );
}
