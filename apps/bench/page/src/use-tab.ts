import { useCallback, useEffect, useState } from "react";

/** The tab that the address names behind the meter, `#ID/TAB`. */
function inAddress(): string {
  return window.location.hash.split("/")[1] ?? "";
}

/**
 * Which tab is chosen: the address keeps it, so that a reload and a link lead to it.
 * @param names - the first is the one that the address need not name.
 */
export function useTab<Name extends string>(
  meterId: string,
  names: readonly [Name, ...Name[]],
): readonly [Name, (name: Name) => void] {
  const [named, setNamed] = useState(inAddress);
  const [first] = names;
  useEffect(() => {
    const follow = () => setNamed(inAddress());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const choose = useCallback(
    (name: Name) => {
      setNamed(name);
      window.history.replaceState(null, "", `#${meterId}${name === first ? "" : `/${name}`}`);
    },
    [meterId, first],
  );
  return [names.find((name) => name === named) ?? first, choose];
}
