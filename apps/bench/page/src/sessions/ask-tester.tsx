import { Dialog } from "@utrn-lab/page-parts";
import type { FormEvent } from "react";
import { textOf } from "./about-form.tsx";

/** Asks once who tests, before the first report. */
export function AskTester(props: {
  readonly cancel: () => void;
  readonly go: (tester: string | undefined) => void;
}) {
  const { cancel, go } = props;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(textOf(new FormData(event.currentTarget), "tester"));
  };
  return (
    <Dialog title="Who is testing?" close={cancel}>
      <form onSubmit={submit}>
        <label className="stacked">
          Your name, for the reports. This browser remembers it.
          <input name="tester" maxLength={200} autoComplete="name" />
        </label>
        <div className="buttons">
          <button type="submit" className="primary">
            Make the report
          </button>
          <button type="button" onClick={cancel}>
            Not now
          </button>
        </div>
      </form>
    </Dialog>
  );
}
