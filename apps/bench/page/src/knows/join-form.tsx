import { type FormEvent, useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";

const REASONS: Readonly<Record<string, string>> = {
  window_closed: "The network is closed: enter a code that opens it first.",
  window_for_another_kind: "The network is open for another kind of device.",
  install_code_unknown:
    "The meter has no install code for this device: they are given when a meter is made.",
  install_code_wrong: "The install code is not the one that the meter was given.",
  power_off: "The meter has no power.",
};

const text = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

/** A device asks to join, and the meter's answer in words. */
export function JoinForm({ view }: { readonly view: View }) {
  const [answer, setAnswer] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const installCode = text(form, "installCode");
    const device = {
      eui: text(form, "eui"),
      kind: text(form, "kind"),
      ...(installCode === "" ? {} : { installCode }),
    };
    bench
      .join(view.meterId, device)
      .then(({ joined, reason }) =>
        setAnswer(joined ? "Joined." : `Did not join. ${REASONS[reason ?? ""] ?? reason}`),
      )
      .catch((error: unknown) => setAnswer(reasonOf(error)));
  };
  return (
    <form className="fields" onSubmit={submit} aria-label="Install and join a device">
      <label>
        Device EUI-64
        <input name="eui" required autoComplete="off" placeholder="00db1234000000aa" />
      </label>
      <label>
        Kind
        <select name="kind">
          <option value="ppmid">PPMID</option>
          <option value="ihd">IHD</option>
          <option value="cad">CAD</option>
        </select>
      </label>
      <label>
        Install code
        <input name="installCode" autoComplete="off" placeholder="hex, 6 to 16 bytes" />
      </label>
      <div className="buttons">
        <button type="submit">Join</button>
        <output className="quiet">{answer}</output>
      </div>
    </form>
  );
}
