import { type ReactNode, useEffect, useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";
import { useWhenBack } from "../use-when-back.ts";

/** How often all cards are read again; a meter itself is followed by its stream. */
const REFRESH_MS = 3_000;

/** What is said of the last thing done on the wall. */
interface Said {
  readonly words: ReactNode;
  readonly isRefused: boolean;
}

/** Reads the meters of the wall again and again, as no stream follows them all. */
export function useRefreshing(refresh: () => Promise<void>): void {
  useEffect(() => {
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);
}

/** Does something about meters, says what came of it, and looks at them again. */
export function useRun(refresh: () => Promise<void>) {
  const [said, setSaid] = useState<Said>();
  useWhenBack(() => setSaid(undefined));
  const run = (what: () => Promise<ReactNode>) => {
    setSaid(undefined);
    what()
      .then((words) => words && setSaid({ words, isRefused: false }))
      .catch((error: unknown) => setSaid({ words: reasonOf(error), isRefused: true }))
      .finally(() => void refresh());
  };
  return { said, run };
}

/** Which meters are chosen; one that is not shown is not among them. */
export function useChosen(shown: readonly View[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = shown.filter(({ meterId }) => ids.has(meterId));
  const choose = (all: readonly View[], isChosen: boolean) => {
    const next = new Set(ids);
    for (const { meterId } of all) {
      if (isChosen) next.add(meterId);
      else next.delete(meterId);
    }
    setIds(next);
  };
  return { ids, chosen, choose };
}

/** Makes a copy, and says what has to be done before it takes a code. */
export async function duplicateMeter(view: View): Promise<ReactNode> {
  const { meterId, label, supplier } = await bench.duplicate(view.meterId);
  return (
    <>
      <a href={`#${meterId}`}>{label === "" ? `Meter ${meterId}` : label}</a> was made.
      {supplier === null ? null : (
        <>
          {" "}
          It has a key of its own, so the supplier does not know it yet:{" "}
          <a href={`#${meterId}/setup`}>register it</a> before you ask for a code.
        </>
      )}
    </>
  );
}

/** Deletes meters one by one; the first that is refused ends it. */
export async function removeMeters(views: readonly View[]): Promise<undefined> {
  for (const { meterId } of views) await bench.remove(meterId);
}
