import { meterIdOf } from "../../../server/sessions/meter-id.ts";
import { player } from "./player.ts";
import type { Session } from "./session-calls.ts";
import type { Open } from "./use-open-session.ts";

interface PlayProps {
  /** Brings the meter of a session to its start, after a question if it is on the bench. */
  readonly openAt: (session: Session, step: number, then: () => void) => Promise<string>;
  readonly run: (what: () => Promise<string>) => void;
}

/** Plays a session on the big meter, from its start. */
export function usePlay({ openAt, run }: PlayProps) {
  return ({ name, session }: Open) =>
    run(() => {
      player.stop();
      const meterId = meterIdOf(session.start);
      const begin = () => player.begin({ meterId, name, session, codes: "recorded" });
      return openAt(session, 0, begin);
    });
}
