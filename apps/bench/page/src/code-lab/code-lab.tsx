import type { View } from "../api.ts";
import { ExplainCode } from "./explain-code.tsx";
import { Mischief } from "./mischief.tsx";

/** What a code is, and what goes wrong with codes. */
export function CodeLab({ view }: { readonly view: View }) {
  return (
    <>
      <ExplainCode meterId={view.meterId} />
      <Mischief view={view} />
    </>
  );
}
