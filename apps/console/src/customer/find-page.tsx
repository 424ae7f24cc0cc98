import { type FormEvent, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { Page } from "../ui/page.tsx";
import { Found } from "./found.tsx";
import { mayBeDigits } from "./may-be-digits.ts";

const LONGEST = 200;

/** What is looked for: it stands in the address, unless it may be digits of a code. */
function useLookedFor(): readonly [string, (text: string) => void] {
  const [search, setSearch] = useSearchParams();
  const [unaddressed, setUnaddressed] = useState<string>();
  const lookFor = (text: string) => {
    const isSecret = mayBeDigits(text);
    setUnaddressed(isSecret ? text : undefined);
    setSearch(isSecret || text === "" ? {} : { text });
  };
  return [unaddressed ?? search.get("text") ?? "", lookFor];
}

/** A customer on the phone: one field for whatever they can tell. */
export function FindPage() {
  const [lookedFor, lookFor] = useLookedFor();
  const [typed, setTyped] = useState(lookedFor);
  const [asks, setAsks] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    lookFor(typed.trim());
    setAsks(asks + 1);
    // Where nothing is found, what is typed next takes its place.
    field.current?.select();
  };
  return (
    <Page title="A customer on the phone">
      <search className="find">
        <form onSubmit={submit}>
          <label htmlFor="find">Find a meter or a code</label>
          <div className="one-line">
            <input
              id="find"
              ref={field}
              type="search"
              autoComplete="off"
              spellCheck={false}
              maxLength={LONGEST}
              aria-describedby="find-by"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
            <button type="submit" className="button primary">
              Find
            </button>
          </div>
          <p className="quiet" id="find-by">
            A part of the address or label, the meter’s number (or its first or last four figures),
            a tag, or the last four digits of a code.
          </p>
        </form>
      </search>
      {lookedFor === "" ? null : <Found key={asks} text={lookedFor} takesFocus={asks > 0} />}
    </Page>
  );
}
