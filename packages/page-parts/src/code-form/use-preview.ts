import type { SupplierClient } from "@utrn-lab/client";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Asked, Preview } from "./asked.ts";
import { NewestOnly } from "./newest-only.ts";

/** What would become of what is asked for, or why nobody can say, as a sentence. */
export type Previewed = { readonly preview: Preview } | { readonly why: string };

/** Said where a service does not answer. */
const UNREACHABLE = "The supplier service cannot be reached.";

/** Asks what would be issued. */
async function askPreview(
  client: SupplierClient,
  meterId: string,
  body: Asked,
): Promise<Previewed> {
  try {
    const { data, error } = await client.POST("/v1/meters/{meterId}/codes/preview", {
      params: { path: { meterId } },
      body,
    });
    return data === undefined ? { why: error.detail } : { preview: data };
  } catch {
    return { why: UNREACHABLE };
  }
}

/** What a preview depends on: a note changes nothing of it. */
function questionOf({ note, ...asked }: Asked): string {
  return JSON.stringify(asked);
}

/**
 * What would be issued, for what is asked for now; undefined until the answer to just that has
 * come.
 */
export function usePreview(client: SupplierClient, meterId: string, asked: Asked | undefined) {
  const [answer, setAnswer] = useState<{ question: string; previewed: Previewed }>();
  const asker = useMemo(
    () =>
      new NewestOnly(
        (question: string) => askPreview(client, meterId, JSON.parse(question)),
        (question, previewed) => setAnswer({ question, previewed }),
      ),
    [client, meterId],
  );
  const question = asked && questionOf(asked);
  const ask = useCallback(() => {
    if (question !== undefined) asker.ask(question);
  }, [asker, question]);
  useEffect(ask, [ask]);
  const previewed = answer?.question === question ? answer?.previewed : undefined;
  return { previewed, again: ask };
}
