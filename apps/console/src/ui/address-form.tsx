import { type FormEvent, type ReactNode, useId } from "react";
import { useSearchParams } from "react-router";

/** What the address asks a list for, by the name of each choice; none where it says nothing. */
export function useAsked<Name extends string>(
  names: readonly Name[],
): { readonly [Each in Name]?: string } {
  const [search] = useSearchParams();
  const asked: { [Each in Name]?: string } = {};
  for (const name of names) {
    const value = search.get(name)?.trim();
    if (value) asked[name] = value;
  }
  return asked;
}

/** A form whose fields are put into the address, which then is that of what they ask for. */
export function AddressForm({ children }: { readonly children: ReactNode }) {
  const [search, setSearch] = useSearchParams();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === "string" && value.trim() !== "") next.set(name, value.trim());
    }
    setSearch(next);
  };
  return (
    // Another address, another form: its fields show what the address asks for.
    <form key={String(search)} className="address-form panel" onSubmit={submit}>
      {children}
      <div className="buttons">
        <button type="submit" className="primary">
          Show
        </button>
        {search.size === 0 ? null : (
          <button type="button" onClick={() => setSearch(new URLSearchParams())}>
            Show all
          </button>
        )}
      </div>
    </form>
  );
}

interface AskedFieldProps {
  /** Its name in the address. */
  readonly name: string;
  readonly label: string;
  readonly type?: "date" | "text";
  /** Where it is one of a few: each value with its words. */
  readonly choices?: readonly (readonly [string, string])[];
}

/** A field of an `AddressForm`. */
export function AskedField({ name, label, type = "text", choices }: AskedFieldProps) {
  const id = useId();
  const [search] = useSearchParams();
  const value = search.get(name) ?? "";
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {choices === undefined ? (
        <input id={id} name={name} type={type} defaultValue={value} autoComplete="off" />
      ) : (
        <select id={id} name={name} defaultValue={value}>
          <option value="">Any</option>
          {choices.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
