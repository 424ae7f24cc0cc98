import type { components } from "@utrn-lab/client";
import { useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { type Face, FaceField } from "../ui/face-field.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { CopyText } from "./copy-text.tsx";
import { type Channel, useTelling } from "./mark-sent.ts";

type Code = components["schemas"]["ReadCode"];

const CHANNELS: readonly (readonly [Channel, string])[] = [
  ["sms", "SMS"],
  ["letter", "Letter"],
  ["email", "Email"],
  ["app", "App"],
  ["other", "Another way"],
];

/** Whose text goes out by a channel. */
function textOf(channel: Channel): "sms" | "letter" {
  return channel === "letter" || channel === "email" ? "letter" : "sms";
}

function ChannelChoice({ chosen, choose }: { chosen: Channel; choose: (to: Channel) => void }) {
  return (
    <fieldset className="segments">
      <legend className="for-screen-readers">How it goes to the customer</legend>
      {CHANNELS.map(([channel, label]) => (
        <label key={channel}>
          <input
            type="radio"
            className="for-screen-readers"
            name="channel"
            checked={channel === chosen}
            onChange={() => choose(channel)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The text that goes to the customer, to copy or to print, and the record that it has gone. */
export function SendCode({ code }: { readonly code: Code }) {
  const { api } = useSignedIn();
  const [channel, setChannel] = useState<Channel>("sms");
  const [face, setFace] = useState<Face>("twelve");
  const { tell, isBusy, problem, caution, told } = useTelling(code);
  const { data, error } = api.useQuery("get", "/v1/codes/{codeId}/text", {
    params: { path: { codeId: code.codeId }, query: { channel: textOf(channel), face } },
  });
  const label = CHANNELS.find(([each]) => each === channel)?.[1] ?? channel;
  return (
    <>
      <h2>Send it</h2>
      <p className="quiet">
        The service sends nothing itself: copy the text to where messages or letters are sent from,
        then record that it has gone.
      </p>
      <ChannelChoice chosen={channel} choose={setChannel} />
      <FaceField face={face} choose={setFace} />
      <ProblemNotice problem={error} />
      {data === undefined ? null : <CopyText text={data.text} />}
      <p className="buttons">
        <button type="button" className="primary" disabled={isBusy} onClick={() => tell(channel)}>
          It has gone: {label}
        </button>
      </p>
      <ProblemNotice problem={problem} />
      <p role="status">{told === undefined ? "" : `Recorded as sent: ${told}.`}</p>
      {caution === null ? null : <p className="notice">{caution}</p>}
    </>
  );
}
