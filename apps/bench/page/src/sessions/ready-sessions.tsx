import { useEffect, useState } from "react";
import { reasonOf } from "../api.ts";
import { counted } from "../formats.ts";
import { Panel } from "../panel.tsx";
import { type ReadyList, sessions } from "./session-calls.ts";

/** The library: a session for each command and for each refusal. */
export function ReadySessions({ open }: { readonly open: (name: string) => void }) {
  const [ready, setReady] = useState<ReadyList>([]);
  const [refused, setRefused] = useState("");
  useEffect(() => {
    sessions
      .ready()
      .then(setReady)
      .catch((error: unknown) => setRefused(reasonOf(error)));
  }, []);
  return (
    <Panel
      title="Ready sessions"
      name="ready"
      aside={<span className="tag">{ready.length} sessions</span>}
    >
      {refused === "" ? null : <p className="refused">{refused}</p>}
      <ul className="ready" aria-label="Ready sessions">
        {ready.map(({ name, title, description, steps }) => (
          <li key={name}>
            <button type="button" onClick={() => open(name)}>
              <strong>{title}</strong>
              <span className="quiet">
                {description} {counted(steps, "step")}.
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
