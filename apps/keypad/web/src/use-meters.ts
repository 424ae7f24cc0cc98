import { useCallback, useEffect, useState } from "react";
import { bench, type View } from "./api.ts";

export interface MeterChoice {
  readonly meterId: string;
  readonly fuel: View["fuel"];
}

function chosenInAddress(): string {
  return window.location.hash.slice(1);
}

/** Which meters there are, and the one that is shown: the address keeps the choice. */
export function useMeters() {
  const [choices, setChoices] = useState<readonly MeterChoice[] | undefined>(undefined);
  const [chosen, setChosen] = useState(chosenInAddress);

  const refresh = useCallback(() => {
    bench
      .meters()
      .then((views) => setChoices(views.map(({ meterId, fuel }) => ({ meterId, fuel }))))
      .catch(() => setChoices((before) => before ?? []));
  }, []);

  useEffect(() => {
    refresh();
    const follow = () => setChosen(chosenInAddress());
    window.addEventListener("hashchange", follow);
    window.addEventListener("focus", refresh);
    return () => {
      window.removeEventListener("hashchange", follow);
      window.removeEventListener("focus", refresh);
    };
  }, [refresh]);

  const known = choices?.some(({ meterId }) => meterId === chosen) ?? false;
  const meterId = known ? chosen : choices?.[0]?.meterId;
  const choose = (next: string) => {
    window.location.hash = next;
  };
  return { choices, meterId, choose, refresh };
}
