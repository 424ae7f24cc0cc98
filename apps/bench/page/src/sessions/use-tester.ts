import { useCallback, useState } from "react";

const NAME = "tester";

/** Who tests at this browser, which remembers it; empty until it has been asked. */
export function useTester(): readonly [string, (tester: string) => void] {
  const [tester, setTester] = useState(() => window.localStorage.getItem(NAME) ?? "");
  const remember = useCallback((named: string) => {
    window.localStorage.setItem(NAME, named);
    setTester(named);
  }, []);
  return [tester, remember];
}
