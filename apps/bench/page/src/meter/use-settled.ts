import { useEffect, useState } from "react";

/** A value once it has not changed for a while, so that speech does not follow every key. */
export function useSettled(value: string, stillMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), stillMs);
    return () => clearTimeout(timer);
  }, [value, stillMs]);
  return settled;
}
