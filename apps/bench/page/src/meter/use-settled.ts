import { useEffect, useState } from "react";

/** A value once it has stood still for so long: what is spoken must not chase what is seen. */
export function useSettled(value: string, stillMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), stillMs);
    return () => clearTimeout(timer);
  }, [value, stillMs]);
  return settled;
}
