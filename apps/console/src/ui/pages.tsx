import { Link, useSearchParams } from "react-router";

/** Where in a list the address is: the cursor of its page, if it is not the first. */
export function useCursor(): { readonly cursor?: string } {
  const cursor = useSearchParams()[0].get("cursor");
  return cursor === null ? {} : { cursor };
}

/** Links to the first and the next page of a list; Back leads to the page before. */
export function Pages({ nextCursor }: { readonly nextCursor: string | null | undefined }) {
  const [search] = useSearchParams();
  const isFirst = !search.has("cursor");
  if (isFirst && (nextCursor ?? null) === null) return null;
  const to = (cursor: string | null): string => {
    const next = new URLSearchParams(search);
    if (cursor === null) next.delete("cursor");
    else next.set("cursor", cursor);
    return `?${next}`;
  };
  return (
    <nav className="pages buttons" aria-label="Pages">
      {isFirst ? null : (
        <Link className="button" to={to(null)}>
          First page
        </Link>
      )}
      {(nextCursor ?? null) === null ? null : (
        <Link className="button" to={to(nextCursor ?? null)}>
          Next page
        </Link>
      )}
    </nav>
  );
}
