import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

/** What was read stands for this long before a view that is opened again asks anew. */
const FRESH_MS = 2_000;

/**
 * Reads for the views. Whatever is changed, or was tried to, every view is read anew, and what
 * nobody answered is asked for again once the service answers anything: nothing needs a reload.
 */
export function newQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: () => {
        // What the service refused is a problem that it told; an error is that nobody answered.
        const isUnanswered = ({ state }: { state: { error: unknown } }) =>
          state.error instanceof Error;
        void queries.refetchQueries({ type: "active", predicate: isUnanswered });
      },
    }),
    mutationCache: new MutationCache({ onSettled: () => queries.invalidateQueries() }),
    defaultOptions: { queries: { retry: false, staleTime: FRESH_MS } },
  });
  return queries;
}
