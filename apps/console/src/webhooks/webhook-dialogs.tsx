import { Dialog } from "@utrn-lab/page-parts";
import { type FormEvent, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { Field } from "../ui/field.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Secret } from "./secret.tsx";
import type { Webhook } from "./webhook-words.ts";

interface AskProps {
  readonly webhook: Webhook;
  readonly close: () => void;
}

/** Asks before a webhook is told nothing more. */
export function Remove({ webhook: { webhookId, url }, close }: AskProps) {
  const { api } = useSignedIn();
  const { mutate, error, isPending } = api.useMutation("delete", "/v1/webhooks/{webhookId}");
  const remove = () => mutate({ params: { path: { webhookId } } }, { onSuccess: close });
  return (
    <Dialog title="Remove the webhook?" close={close}>
      <p>{url} is told nothing more, and its attempts are forgotten.</p>
      <ProblemNotice problem={error} />
      <div className="buttons">
        <button type="button" onClick={close}>
          Keep it
        </button>
        <button type="button" className="danger" disabled={isPending} onClick={remove}>
          Remove it
        </button>
      </div>
    </Dialog>
  );
}

/** Asks before a webhook gets a new secret, and shows it. */
export function Rotate({ webhook: { webhookId }, close }: AskProps) {
  const { api } = useSignedIn();
  const rotation = api.useMutation("post", "/v1/webhooks/{webhookId}/rotate");
  const { mutate, data, error, isPending } = rotation;
  const rotate = () => mutate({ params: { path: { webhookId } }, body: {} });
  if (data !== undefined) {
    return (
      <Secret secret={data.secret} close={close}>
        <p>The secret of before signs too for a day: change it in the receiver until then.</p>
      </Secret>
    );
  }
  return (
    <Dialog title="Make a new secret?" close={close}>
      <p>For a day both secrets sign; then only the new one does.</p>
      <ProblemNotice problem={error} />
      <div className="buttons">
        <button type="button" onClick={close}>
          Keep the old one
        </button>
        <button type="button" className="primary" disabled={isPending} onClick={rotate}>
          Make it
        </button>
      </div>
    </Dialog>
  );
}

/** Has a webhook told on from another place. */
export function Replay({ webhook: { webhookId }, close }: AskProps) {
  const { api } = useSignedIn();
  const { mutate, error, isPending } = api.useMutation("post", "/v1/webhooks/{webhookId}/replay");
  const [after, setAfter] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { after: after.trim() === "" ? null : after.trim() };
    mutate({ params: { path: { webhookId } }, body }, { onSuccess: close });
  };
  return (
    <Dialog title="Tell it again, or pass over" close={close}>
      <form className="stack" onSubmit={submit}>
        <p>
          It is told all that comes after an event, under the ids that it had. With the event that
          it cannot take, it passes over that one.
        </p>
        <Field label="After the event (optional)" hint="An id, evt_…; empty: from the beginning.">
          {(marks) => (
            <input
              {...marks}
              autoComplete="off"
              value={after}
              onChange={({ target }) => setAfter(target.value)}
            />
          )}
        </Field>
        <ProblemNotice problem={error} />
        <div className="buttons">
          <button type="submit" className="primary" disabled={isPending}>
            Tell on from there
          </button>
        </div>
      </form>
    </Dialog>
  );
}
