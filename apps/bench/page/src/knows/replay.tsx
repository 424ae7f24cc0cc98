import type { Knowledge } from "../api.ts";
import { words } from "../formats.ts";
import { Facts, Panel } from "../panel.tsx";
import { Lockouts } from "./lockout.tsx";

const SHOWN = 24;

type ReplayKnowledge = Knowledge["replay"];

function range({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${from.toLocaleString("en-GB")} to ${to.toLocaleString("en-GB")}`;
}

/** The rules of replay with this meter's own figures in them. */
function inWords({ highest, floor, cache, cacheSize }: ReplayKnowledge): readonly string[] {
  const kept = cache.length;
  if (kept === 0 && floor === 0) return ["No code has been accepted yet: any counter is new."];
  const seen =
    kept === 1
      ? "The one counter in the cache is a duplicate."
      : `Each of the ${kept} counters in the cache is a duplicate.`;
  const old = floor === 0 ? "None is too old yet." : `One at or below ${floor} is too old.`;
  const late =
    kept === 0 ? "" : ` Any other is new and is taken once, a late one below ${highest} too.`;
  const full =
    kept < cacheSize
      ? []
      : ["The cache is full: the next code pushes the lowest out, and the floor rises to it."];
  return [`${kept === 0 ? "" : `${seen} `}${old}${late}`, ...full];
}

function Families({ families }: Pick<ReplayKnowledge, "families">) {
  const known = Object.entries(families).filter(([, counter]) => counter !== null);
  return (
    <>
      <h3>Latest setting of each family</h3>
      {known.length === 0 ? (
        <p className="quiet">No code has set anything yet.</p>
      ) : (
        <>
          <Facts facts={known.map(([name, counter]) => [words(name), counter] as const)} />
          <p className="quiet">
            A command of a family with a lower counter comes too late: it is left out as overtaken.
          </p>
        </>
      )}
    </>
  );
}

/** What the meter remembers against replay (code-format.md 5), explained. */
export function Replay(props: { readonly knowledge: Knowledge; readonly time: number }) {
  const { knowledge, time } = props;
  const { replay, lockout, totals } = knowledge;
  const latest = replay.cache.map(({ utrnCounter }) => utrnCounter).toReversed();
  return (
    <Panel
      title="Replay protection"
      name="replay"
      aside={
        <span className="tag">
          cache {latest.length} of {replay.cacheSize}
        </span>
      }
    >
      <Facts
        facts={[
          ["Highest accepted", replay.highest],
          ["Floor", replay.floor],
          ["20 digits can name", range(replay.verifiable.digits20)],
          ["40 and 60 digits", range(replay.verifiable.digits40and60)],
          ["Accepted / refused in all", `${totals.accepted} / ${totals.refused}`],
        ]}
      />
      {inWords(replay).map((sentence) => (
        <p key={sentence} className="quiet">
          {sentence}
        </p>
      ))}
      {latest.length === 0 ? null : (
        <ul className="chips" aria-label="Cache of accepted counters, latest first">
          {latest.slice(0, SHOWN).map((counter) => (
            <li key={counter}>{counter}</li>
          ))}
          {latest.length > SHOWN ? <li className="more">+{latest.length - SHOWN}</li> : null}
        </ul>
      )}
      <Families families={replay.families} />
      <h3>Lockout</h3>
      <Lockouts lockout={lockout} time={time} />
    </Panel>
  );
}
