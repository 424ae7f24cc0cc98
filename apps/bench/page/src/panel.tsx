import type { ReactNode } from "react";

/** A titled card of the column beside the meter. */
export function Panel(props: {
  readonly title: string;
  readonly name: string;
  /** Whether the last event changed what it shows. */
  readonly isChanged?: boolean;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = `panel-${props.name}`;
  return (
    <section className={`panel ${id}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.isChanged === true ? (
          <span className="tag tag-amber">changed by the last event</span>
        ) : null}
        {props.aside}
      </header>
      {props.children}
    </section>
  );
}

/** Names and what they stand at, one a line. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
