import { useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Deliveries } from "./deliveries.tsx";
import { Remove, Replay, Rotate } from "./webhook-dialogs.tsx";
import { resultOf, stateOf, type Webhook } from "./webhook-words.ts";

/** How often to look how the webhooks do. */
const LOOK_AGAIN_MS = 2_000;

const ASKED = { remove: Remove, rotate: Rotate, replay: Replay } as const;

/** Sends a trial, and says what came of it. */
function Trial({ webhookId }: { readonly webhookId: string }) {
  const { api } = useSignedIn();
  const trial = api.useMutation("post", "/v1/webhooks/{webhookId}/test");
  const { mutate, data, error, isPending } = trial;
  return (
    <>
      <button
        type="button"
        disabled={isPending}
        onClick={() => mutate({ params: { path: { webhookId } }, body: {} })}
      >
        Send a trial
      </button>
      <span role="status" className={data?.delivered === false ? "refused" : "quiet"}>
        {data === undefined ? "" : `${data.delivered ? "Taken" : "Not taken"}: ${resultOf(data)}`}
      </span>
      <ProblemNotice problem={error} />
    </>
  );
}

/** Pauses a webhook, or has it go on where it stopped. */
function Switch({ webhook: { webhookId, enabled } }: { readonly webhook: Webhook }) {
  const { api } = useSignedIn();
  const { mutate, error, isPending } = api.useMutation("patch", "/v1/webhooks/{webhookId}");
  const turn = () => mutate({ params: { path: { webhookId } }, body: { enabled: !enabled } });
  return (
    <>
      <button type="button" disabled={isPending} onClick={turn}>
        {enabled ? "Pause" : "Go on"}
      </button>
      <ProblemNotice problem={error} />
    </>
  );
}

/** How far behind a webhook is, in words. */
function behindIn({ behind, types }: Webhook): string {
  const what = types === null ? "Told of everything" : `Told of ${types.join(", ")}`;
  if (behind === 0) return `${what}; nothing waits.`;
  const entries = behind === 1 ? "1 entry" : `${behind} entries`;
  return `${what}; up to ${entries} of the audit trail to tell.`;
}

function Item({ webhook }: { readonly webhook: Webhook }) {
  const { webhookId, url, description } = webhook;
  const [asked, setAsked] = useState<keyof typeof ASKED>();
  const [isOpen, setOpen] = useState(false);
  const { words, colour, more } = stateOf(webhook);
  const Asked = asked && ASKED[asked];
  return (
    <section className="panel stack" aria-label={`Webhook ${url}`}>
      <h2 className="break">{description ?? url}</h2>
      <p className="break">
        <span className={colour === "plain" ? "tag" : `tag tag-${colour}`}>{words}</span>{" "}
        {description === null ? null : url}
      </p>
      {more === "" ? null : <p>{more}</p>}
      <p className="quiet">{behindIn(webhook)}</p>
      <div className="buttons">
        <Switch webhook={webhook} />
        <Trial webhookId={webhookId} />
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Attempts
        </button>
        <button type="button" onClick={() => setAsked("replay")}>
          Tell again…
        </button>
        <button type="button" onClick={() => setAsked("rotate")}>
          New secret…
        </button>
        <button type="button" onClick={() => setAsked("remove")}>
          Remove…
        </button>
      </div>
      {isOpen ? <Deliveries webhookId={webhookId} /> : null}
      {Asked === undefined ? null : <Asked webhook={webhook} close={() => setAsked(undefined)} />}
    </section>
  );
}

/** All webhooks, and how they do. */
export function WebhookList() {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery(
    "get",
    "/v1/webhooks",
    {},
    { refetchInterval: LOOK_AGAIN_MS },
  );
  return (
    <>
      <ProblemNotice problem={error} />
      {data?.items.length === 0 ? <p className="quiet">No other system is told yet.</p> : null}
      {data?.items.map((webhook) => (
        <Item key={webhook.webhookId} webhook={webhook} />
      ))}
    </>
  );
}
