import { meterIdOf } from "../../../server/sessions/meter-id.ts";
import { bench, reasonOf } from "../api.ts";
import type { SupplierAccess } from "../setup/supplier-service.ts";
import { issueAnew } from "./issue-anew.ts";
import { player } from "./player.ts";
import type { Session } from "./session-calls.ts";
import type { Open } from "./use-open-session.ts";

interface PlayProps {
  /** Brings the meter of a session to its start, after a question if it is on the bench. */
  readonly openAt: (session: Session, step: number, then: () => void) => Promise<string>;
  readonly run: (what: () => Promise<string>) => void;
}

/** Begins to play at a meter that is at the session's start. */
async function begin({ name, session }: Open, access: SupplierAccess | undefined): Promise<void> {
  const meterId = meterIdOf(session.start);
  const recorded = { meterId, name, session, codes: "recorded" } as const;
  if (access === undefined) return player.begin(recorded);
  try {
    const anew = await issueAnew(access, await bench.see(meterId), session);
    player.begin({ ...recorded, session: anew, codes: "issued" });
  } catch (error) {
    player.begin(recorded, reasonOf(error));
  }
}

/** Plays a session on the big meter, from its start; with a service, with codes that it issues. */
export function usePlay({ openAt, run }: PlayProps) {
  return (open: Open, access: SupplierAccess | undefined) =>
    run(async () => {
      await player.stop();
      return openAt(open.session, 0, () => void begin(open, access));
    });
}
