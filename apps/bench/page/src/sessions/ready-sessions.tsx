import { useEffect, useState } from "react";
import { reasonOf } from "../api.ts";
import { counted } from "../formats.ts";
import { isAbout } from "./ready-filter.ts";
import { type ReadyList, sessions } from "./session-calls.ts";

type Ready = ReadyList[number];

/** The kinds of ready sessions in the order in which they are listed, each under a heading. */
const KINDS: readonly (readonly [kind: Ready["kind"], heading: string])[] = [
  ["story", "Stories"],
  ["command", "A command each"],
  ["refusal", "A refusal each"],
];

function ReadyGroup(props: {
  readonly heading: string;
  readonly list: readonly Ready[];
  readonly open: (name: string) => void;
}) {
  const { heading, list, open } = props;
  if (list.length === 0) return null;
  return (
    <>
      <h3>
        {heading} <span className="quiet">{list.length}</span>
      </h3>
      <ul className="ready" aria-label={heading}>
        {list.map(({ name, title, description, steps }) => (
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
    </>
  );
}

/** The library: stories first, then a session for each command and for each refusal. */
export function ReadySessions({ open }: { readonly open: (name: string) => void }) {
  const [ready, setReady] = useState<ReadyList>([]);
  const [refused, setRefused] = useState("");
  const [typed, setTyped] = useState("");
  useEffect(() => {
    sessions
      .ready()
      .then(setReady)
      .catch((error: unknown) => setRefused(reasonOf(error)));
  }, []);
  const found = ready.filter((one) => isAbout(one, typed));
  const count =
    found.length === ready.length
      ? counted(ready.length, "ready session")
      : `${found.length} of ${counted(ready.length, "ready session")}`;
  return (
    <fieldset className="ready-sessions">
      <legend className="for-screen-readers">Ready sessions</legend>
      {refused === "" ? null : <p className="refused">{refused}</p>}
      <div className="ready-filter">
        <input
          type="search"
          aria-label="Find a ready session by a word"
          placeholder="Find by a word, say tenancy"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <output className="quiet">{count}</output>
      </div>
      <div className="ready-lists">
        {KINDS.map(([kind, heading]) => (
          <ReadyGroup
            key={kind}
            heading={heading}
            list={found.filter((one) => one.kind === kind)}
            open={open}
          />
        ))}
      </div>
    </fieldset>
  );
}
