import { useEffect } from "react";
import { reach } from "./reach.ts";

/** Takes back what was said of a bench that did not answer, as soon as it answers. */
export function useWhenBack(act: () => void): void {
  useEffect(() => reach.whenBack(act));
}
