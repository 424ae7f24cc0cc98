import { useEffect, useRef, useSyncExternalStore } from "react";
import { rowWords } from "../../../server/sessions/entry-words.ts";
import { rowsOf } from "../../../server/sessions/session-rows.ts";
import { counted, moment } from "../formats.ts";
import { Panel } from "../panel.tsx";
import { SPEEDS, speedOf } from "./play-speed.ts";
import { type Play, player } from "./player.ts";

const CODES: Readonly<Record<Play["codes"], string>> = {
  recorded:
    "This meter’s supplier is the story’s own: the running service cannot issue for it. " +
    "The recorded codes are keyed.",
  issued:
    "This meter’s supplier is the running service, under Supplier. " +
    "It has issued the codes that are keyed.",
};

/** The sentence of the story that the last step belongs to. */
function sentenceOf({ session, taken }: Play): string {
  const told = session.steps.slice(0, taken).findLast(({ note }) => note !== undefined);
  return told?.note ?? "";
}

/** What is done in the row of the last step. */
function doneIn({ session, taken }: Play): string {
  if (taken === 0) return "";
  const row = rowsOf(session.steps.slice(0, taken)).at(-1);
  return row === undefined ? "" : `${moment(row.at)} UTC · ${rowWords(row, true)}`;
}

function Controls({ play }: { readonly play: Play }) {
  const { isPlaying, taken, session, speed } = play;
  const isOver = taken >= session.steps.length;
  return (
    <div className="buttons">
      <button
        type="button"
        className="primary"
        disabled={isOver}
        onClick={() => (isPlaying ? player.pause() : player.resume())}
      >
        {isPlaying ? "Pause" : "Continue"}
      </button>
      <button type="button" disabled={isOver} onClick={() => void player.next()}>
        Next step
      </button>
      <label>
        Speed{" "}
        <select
          value={speed}
          onChange={({ target }) => {
            player.setSpeed(speedOf(target.value));
          }}
        >
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => void player.stop()}>
        {isOver ? "Close" : "Stop and keep the meter here"}
      </button>
    </div>
  );
}

/** What is played at this meter: where it stands, what goes on, and how it goes on. */
export function PlayerPanel(props: {
  readonly meterId: string;
  /** Told when steps have been taken and it rests. */
  readonly rests: () => void;
}) {
  const { meterId, rests } = props;
  const play = useSyncExternalStore(player.subscribe, player.now);
  const isAtRest = play?.meterId === meterId && !play.isPlaying && play.isKept;
  const told = useRef(rests);
  told.current = rests;
  useEffect(() => {
    if (isAtRest) told.current();
  }, [isAtRest]);
  if (play === undefined || play.meterId !== meterId) return null;
  const { name, session, taken, refused, codes } = play;
  const count = session.steps.length;
  return (
    <Panel
      title={`Playing: ${name}`}
      name="player"
      aside={
        <span className="tag" data-testid="played">
          {taken === count ? `played, ${counted(count, "step")}` : `step ${taken} of ${count}`}
        </span>
      }
    >
      <progress max={count} value={taken} aria-label="Steps played" />
      <p className="story" role="status">
        {sentenceOf(play)}
      </p>
      <p className="quiet">{doneIn(play)}</p>
      <Controls play={play} />
      {refused === "" ? null : (
        <p className="refused" role="alert">
          {refused}
        </p>
      )}
      <p className="quiet">{CODES[codes]}</p>
    </Panel>
  );
}
