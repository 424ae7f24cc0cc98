import { type FormEvent, useEffect, useRef, useState } from "react";

interface SignInProps {
  /** Why the last key opened nothing. */
  readonly why: string | undefined;
  readonly signIn: (apiKey: string) => Promise<void>;
}

/** Asks for an API key. */
export function SignIn({ why, signIn }: SignInProps) {
  const [apiKey, setApiKey] = useState("");
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await signIn(apiKey.trim());
    setBusy(false);
  };
  return (
    <main className="sign-in">
      <form className="panel" onSubmit={submit}>
        <h1>UTRN Lab</h1>
        <p>
          The supplier’s console: it makes the codes (UTRNs) that customers key into prepayment
          meters which cannot be reached, and takes in what the meters answer.
        </p>
        <div className="field">
          <label htmlFor="api-key">API key</label>
          <input
            id="api-key"
            type="password"
            autoComplete="off"
            required
            ref={field}
            value={apiKey}
            onChange={({ target }) => setApiKey(target.value)}
            aria-describedby="api-key-note"
          />
          <p id="api-key-note" className="quiet">
            Kept for this tab only. An administrator makes one for you; npm start prints the first.
          </p>
        </div>
        {why === undefined ? null : (
          <p className="notice" role="alert">
            {why}
          </p>
        )}
        <div className="buttons">
          <button type="submit" className="primary" disabled={isBusy}>
            Sign in
          </button>
          <a className="button" href="/docs">
            The service’s interface
          </a>
        </div>
      </form>
    </main>
  );
}
