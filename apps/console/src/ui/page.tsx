import { type ReactNode, useEffect } from "react";

interface PageProps {
  readonly title: string;
  /** What stands beside the title: tags, links. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A view: its title, and what it is about. */
export function Page({ title, aside, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} - UTRN Lab`;
  }, [title]);
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        {aside}
      </header>
      {children}
    </>
  );
}
