import { useCallback, useState } from "react";

function recalled<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
  const kept = window.localStorage.getItem(name);
  return allowed.find((value) => value === kept) ?? otherwise;
}

/** A choice of the tester that the browser keeps, one of a few words. */
export function useRemembered<T extends string>(
  name: string,
  allowed: readonly T[],
  otherwise: T,
): readonly [T, (next: T) => void] {
  const [value, setValue] = useState(() => recalled(name, allowed, otherwise));
  const remember = useCallback(
    (next: T) => {
      window.localStorage.setItem(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, remember];
}
