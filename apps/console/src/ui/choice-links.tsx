import { Link, useSearchParams } from "react-router";

interface ChoiceLinksProps {
  readonly label: string;
  /** The name of the choice in the address. */
  readonly name: string;
  /** Each value with what it is called; the first is chosen where the address has none. */
  readonly choices: readonly (readonly [string, string])[];
}

/** Which of a few the address names; the first where it names none of them. */
export function useChoice<T extends string>(name: string, values: readonly [T, ...T[]]): T {
  const chosen = useSearchParams()[0].get(name);
  return values.find((value) => value === chosen) ?? values[0];
}

/** One of a few, as links: a view of each has its address, and begins with its first page. */
export function ChoiceLinks({ label, name, choices }: ChoiceLinksProps) {
  const [search] = useSearchParams();
  const chosen = search.get(name) ?? choices[0]?.[0];
  return (
    <nav className="choice-links" aria-label={label}>
      {choices.map(([value, text]) => (
        <Link
          key={value}
          to={`?${name}=${value}`}
          aria-current={value === chosen ? "page" : undefined}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
