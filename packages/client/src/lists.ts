import { type Answered, given } from "./problem-error.ts";

/** A page of a list. */
interface Page<Item> {
  readonly items: readonly Item[];
  /** Null after the last page. */
  readonly nextCursor: string | null;
}

/**
 * Every item of a list, page after page.
 * @param ask - asks for one page; `page` goes into its query.
 * @throws ProblemError where the service refuses a page.
 * @example
 * const north = eachItem((page) =>
 *   client.GET("/v1/meters", { params: { query: { ...page, tag: "north" } } }),
 * );
 * for await (const { meterId } of north) console.log(meterId);
 */
export async function* eachItem<Item>(
  ask: (page: { cursor?: string }) => Promise<Answered<Page<Item>>>,
): AsyncGenerator<Item, void, undefined> {
  let page = await given(ask({}));
  yield* page.items;
  let cursor: string | undefined;
  // What is no list of the service may have none, or the same again: it is not asked without end.
  while (typeof page.nextCursor === "string" && page.nextCursor !== cursor) {
    cursor = page.nextCursor;
    page = await given(ask({ cursor }));
    yield* page.items;
  }
}
