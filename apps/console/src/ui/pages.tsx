import { Link, useSearchParams } from "react-router";

/**
 * Where in a list the address is: the cursor of its page, if it is not the first.
 * @param name - the list's, where a view has several.
 */
export function useCursor(name = "cursor"): { readonly cursor?: string } {
  const cursor = useSearchParams()[0].get(name);
  return cursor === null ? {} : { cursor };
}

interface PagesProps {
  readonly nextCursor: string | null | undefined;
  /** The list's, where a view has several. */
  readonly name?: string;
  readonly label?: string;
}

/** Links to the first and the next page of a list; Back leads to the page before. */
export function Pages({ nextCursor, name = "cursor", label = "Pages" }: PagesProps) {
  const [search] = useSearchParams();
  const isFirst = !search.has(name);
  if (isFirst && (nextCursor ?? null) === null) return null;
  const to = (cursor: string | null): string => {
    const next = new URLSearchParams(search);
    if (cursor === null) next.delete(name);
    else next.set(name, cursor);
    return `?${next}`;
  };
  return (
    <nav className="pages buttons" aria-label={label}>
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
