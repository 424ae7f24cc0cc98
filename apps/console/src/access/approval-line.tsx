import { useSignedIn } from "../session/signed-in.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Held } from "./held.tsx";
import { LimitsForm } from "./limits-form.tsx";

const NO_LINE = { commands: [], amountPence: null, keyPencePerDay: null, meterPencePerDay: null };

const WORDS = {
  commands: "Commands that always wait",
  amount: "Codes above (£)",
  amountHint: "A code that gives or charges more waits.",
};

/** Above which line a code waits for a second person. */
export function ApprovalLine() {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("get", "/v1/approval-line");
  const drawing = api.useMutation("put", "/v1/approval-line");
  const removal = api.useMutation("delete", "/v1/approval-line");
  const held = removal.data ?? drawing.data;
  const isBusy = drawing.isPending || removal.isPending;
  const line = data?.line;
  const remove = () => {
    drawing.reset();
    removal.mutate({});
  };
  return (
    <section className="panel" aria-label="Approval line">
      <h2>What waits for a second person</h2>
      <p className="quiet">
        {line === null
          ? "Nothing waits yet: no line is drawn. With one, every campaign waits too."
          : "A code beyond this line, and every campaign, is signed once another person approves."}
      </p>
      {line === undefined ? null : (
        <LimitsForm
          // What was drawn, or approved since, is shown anew.
          key={JSON.stringify(line)}
          limits={
            line === null ? NO_LINE : { ...NO_LINE, ...line, amountPence: line.amountPenceAbove }
          }
          words={WORDS}
          isBusy={isBusy}
          action={line === null ? "Draw the line" : "Draw it so"}
          ask={({ commands, amountPence, ...sums }) => {
            removal.reset();
            drawing.mutate({
              body: { commands: [...commands], amountPenceAbove: amountPence, ...sums },
            });
          }}
        >
          {line === null ? null : (
            <button type="button" disabled={isBusy} onClick={remove}>
              Ask to take it away
            </button>
          )}
        </LimitsForm>
      )}
      <ProblemNotice problem={error ?? drawing.error ?? removal.error} />
      {held === undefined ? null : (
        <Held isAwaited={"status" in held && held.status === "awaiting_approval"} />
      )}
    </section>
  );
}
