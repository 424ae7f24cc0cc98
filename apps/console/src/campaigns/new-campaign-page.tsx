import { CommandsFields, takeFocus, useCommands } from "@utrn-lab/page-parts";
import { type FormEvent, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useServiceTime } from "../session/service-time.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { counted } from "../ui/amounts.ts";
import { Page } from "../ui/page.tsx";
import { type CampaignBody, type CampaignPreview, codesOf } from "./campaign.ts";
import { Preview } from "./preview.tsx";
import { SelectionFields } from "./selection-fields.tsx";
import { newSelection, readSelection, type TypedSelection } from "./selection-form.ts";
import { useMaking, usePreview } from "./use-new-campaign.ts";

const LABEL_MAX = 100;

function dateOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}

/** All that is chosen and typed for a campaign, and what is asked for by it. */
function useForm() {
  const { self } = useSignedIn();
  const tags = useSearchParams()[0].get("tags") ?? "";
  const today = dateOf(useServiceTime().seconds);
  const commands = useCommands({ limits: self.limits, today });
  const [label, setLabel] = useState("");
  const [typed, setTyped] = useState(() => newSelection(tags));
  const read = useMemo(() => readSelection(typed), [typed]);
  const { asked, state } = commands;
  const body = useMemo((): CampaignBody | undefined => {
    if (asked === undefined || !("selection" in read)) return undefined;
    const named = label.trim() === "" ? {} : { label: label.trim() };
    return { ...named, ...asked, selection: read.selection };
  }, [asked, label, read]);
  // Neither a label nor a note changes what would be issued.
  const { cards, digits, reason } = state;
  const subject = useMemo(() => ({ cards, digits, reason, read }), [cards, digits, reason, read]);
  const change = (part: Partial<TypedSelection>) => setTyped((before) => ({ ...before, ...part }));
  return { commands, label, setLabel, typed, change, read, body, subject };
}

type Form = ReturnType<typeof useForm>;

/** What keeps the campaign from being asked for, as a sentence. */
function missingIn({ commands, read }: Form): string | undefined {
  if ("why" in commands.read) return commands.read.why;
  return "why" in read ? read.why : undefined;
}

function Label({ form: { label, setLabel } }: { readonly form: Form }) {
  return (
    <div className="field">
      <label htmlFor="campaign-label">Label</label>
      <input
        id="campaign-label"
        ref={takeFocus}
        maxLength={LABEL_MAX}
        autoComplete="off"
        value={label}
        onChange={({ target }) => setLabel(target.value)}
        aria-describedby="campaign-label-note"
      />
      <p id="campaign-label-note" className="quiet">
        What people call it: “Snow, north”. May be left empty.
      </p>
    </div>
  );
}

/** What the button of the form does next. */
function actionOf(preview: CampaignPreview | undefined): string {
  if (preview === undefined) return "Preview";
  const codes = codesOf(preview);
  if (codes === 0) return "No code to issue";
  const asks = preview.needsApproval ? "Ask for approval of" : "Issue";
  return `${asks} ${counted(codes, "code")}`;
}

function NewCampaign() {
  const navigate = useNavigate();
  const form = useForm();
  const [isAsked, setAsked] = useState(false);
  const { commands, body, subject } = form;
  const { previewed, ...asking } = usePreview({
    subject,
    accepted: commands.state.acknowledge,
    body,
  });
  const { make, ...making } = useMaking((campaignId) => void navigate(`/campaigns/${campaignId}`));
  const preview = previewed?.preview;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (body === undefined || asking.isBusy || making.isBusy) return;
    // Nothing is asked for that has not been previewed: its warnings have been there to read.
    if (preview === undefined) void asking.ask();
    else if (codesOf(preview) > 0) void make(body);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <div className="panels">
        <section className="panel stack" aria-labelledby="whom">
          <h2 id="whom">Which meters</h2>
          <Label form={form} />
          <SelectionFields typed={form.typed} change={form.change} />
        </section>
        <section className="panel stack" aria-labelledby="what">
          <h2 id="what">What each code does</h2>
          <CommandsFields form={commands} isAsked={isAsked} />
        </section>
      </div>
      <section className="panel stack" aria-labelledby="preview" aria-live="polite">
        <h2 id="preview">What would be issued</h2>
        {preview === undefined ? (
          <p className="quiet">Nothing is issued before you have seen here what it would be.</p>
        ) : (
          <Preview
            preview={preview}
            accepted={commands.state.acknowledge}
            accept={(code, isAccepted) => commands.act({ kind: "acknowledge", code, isAccepted })}
          />
        )}
        {previewed?.why === undefined ? null : <p className="refused">{previewed.why}</p>}
        <div className="buttons">
          <button
            type="submit"
            className="primary"
            disabled={
              asking.isBusy || making.isBusy || (preview !== undefined && codesOf(preview) === 0)
            }
          >
            {actionOf(preview)}
          </button>
          <output className="refused">
            {(isAsked ? missingIn(form) : undefined) ?? making.refusal}
          </output>
        </div>
      </section>
    </form>
  );
}

/** Asks for a campaign: the same code for many meters. */
export function NewCampaignPage() {
  return (
    <Page title="New campaign">
      <NewCampaign />
    </Page>
  );
}
