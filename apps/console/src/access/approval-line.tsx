import type { components, paths } from "@utrn-lab/client";
import { type FormEvent, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { amountOf, PoundsField, typedAmount } from "../ui/pounds-field.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { CommandBoxes, DaySums, type TypedLimits } from "./limit-fields.tsx";
import { Held } from "./role-limits.tsx";

type Line =
  paths["/v1/approval-line"]["get"]["responses"][200]["content"]["application/json"]["line"];
type CommandType = components["schemas"]["Command"]["type"];

const NO_COMMANDS: readonly CommandType[] = [];

function typedOf(line: Line): TypedLimits {
  return {
    commands: line?.commands ?? NO_COMMANDS,
    amount: typedAmount(line?.amountPenceAbove),
    keySum: typedAmount(line?.keyPencePerDay),
    meterSum: typedAmount(line?.meterPencePerDay),
  };
}

/** What to ask for; undefined where an amount is none. */
function bodyOf({ commands, amount, keySum, meterSum }: TypedLimits) {
  const [amountPenceAbove, keyPencePerDay, meterPencePerDay] = [amount, keySum, meterSum].map(
    amountOf,
  );
  if (amountPenceAbove === undefined) return undefined;
  if (keyPencePerDay === undefined || meterPencePerDay === undefined) return undefined;
  return { commands: [...commands], amountPenceAbove, keyPencePerDay, meterPencePerDay };
}

interface FormProps {
  readonly line: Line;
  readonly isBusy: boolean;
  readonly draw: (body: NonNullable<ReturnType<typeof bodyOf>>) => void;
  readonly remove: () => void;
}

function LineForm({ line, isBusy, draw, remove }: FormProps) {
  const [typed, setTyped] = useState<TypedLimits>(() => typedOf(line));
  const set = (more: Partial<TypedLimits>) => setTyped({ ...typed, ...more });
  const body = bodyOf(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body !== undefined) draw(body);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <CommandBoxes
        legend="Commands that always wait"
        chosen={typed.commands}
        choose={(commands) => set({ commands })}
      />
      <div className="field-row">
        <PoundsField
          label="Codes above (£)"
          hint="A code that gives or charges more waits."
          typed={typed.amount}
          type={(amount) => set({ amount })}
        />
        <DaySums typed={typed} set={set} />
      </div>
      <div className="buttons">
        <button type="submit" disabled={isBusy || body === undefined}>
          {line === null ? "Draw the line" : "Draw it so"}
        </button>
        {line === null ? null : (
          <button type="button" disabled={isBusy} onClick={remove}>
            Ask to take it away
          </button>
        )}
      </div>
    </form>
  );
}

/** Above which line a code waits for a second person. */
export function ApprovalLine() {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("get", "/v1/approval-line");
  const drawing = api.useMutation("put", "/v1/approval-line");
  const removal = api.useMutation("delete", "/v1/approval-line");
  const held = removal.data ?? drawing.data;
  return (
    <section className="panel" aria-label="Approval line">
      <h2>What waits for a second person</h2>
      <p className="quiet">
        {data?.line === null
          ? "Nothing waits yet: no line is drawn. With one, every campaign waits too."
          : "A code beyond this line, and every campaign, is signed once another person approves."}
      </p>
      {data === undefined ? null : (
        <LineForm
          // What was drawn, or approved since, is shown anew.
          key={JSON.stringify(data.line)}
          line={data.line}
          isBusy={drawing.isPending || removal.isPending}
          draw={(body) => {
            removal.reset();
            drawing.mutate({ body });
          }}
          remove={() => {
            drawing.reset();
            removal.mutate({});
          }}
        />
      )}
      <ProblemNotice problem={error ?? drawing.error ?? removal.error} />
      {held === undefined ? null : (
        <Held isAwaited={"status" in held && held.status === "awaiting_approval"} />
      )}
    </section>
  );
}
