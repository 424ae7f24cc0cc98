import type { paths } from "@utrn-lab/client";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { useSignedIn } from "../session/signed-in.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Held } from "./held.tsx";
import { type Limits, LimitsForm } from "./limits-form.tsx";

type RoleLimits =
  paths["/v1/limits"]["get"]["responses"][200]["content"]["application/json"]["items"][number];

function shown({ commands, amountPenceMax, ...sums }: RoleLimits): Limits {
  return {
    commands: commands ?? COMMAND_TYPES,
    amountPence: amountPenceMax,
    keyPencePerDay: sums.keyPencePerDay ?? null,
    meterPencePerDay: sums.meterPencePerDay ?? null,
  };
}

function asked({ commands, amountPence, ...sums }: Limits) {
  const isEvery = commands.length === COMMAND_TYPES.length;
  return { commands: isEvery ? null : [...commands], amountPenceMax: amountPence, ...sums };
}

const WORDS = {
  commands: "Commands that it may issue",
  amount: "A code (£)",
  amountHint: "The most that one code gives, charges or lends, its commands together.",
};

/** The limits of one role, and what came of setting them. */
function LimitsOf({ limits }: { readonly limits: RoleLimits }) {
  const { api } = useSignedIn();
  const { mutate, data, error, isPending } = api.useMutation("put", "/v1/limits/{role}");
  const { role } = limits;
  return (
    <details>
      <summary>{role}</summary>
      <LimitsForm
        // What was set, or approved since, is shown anew.
        key={JSON.stringify(limits)}
        limits={shown(limits)}
        words={WORDS}
        isBusy={isPending}
        action={
          <>
            Set the limits<span className="for-screen-readers"> of the role {role}</span>
          </>
        }
        ask={(wanted) => mutate({ params: { path: { role } }, body: asked(wanted) })}
      />
      <ProblemNotice problem={error} />
      {data === undefined ? null : <Held isAwaited={"status" in data} />}
    </details>
  );
}

/** What each role may issue. */
export function RoleLimits() {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("get", "/v1/limits");
  return (
    <section className="panel" aria-label="Limits">
      <h2>Limits of what a role issues</h2>
      <p className="quiet">
        A limit that is lowered holds at once. One that is raised waits for a second person.
      </p>
      <ProblemNotice problem={error} />
      {data?.items.map((limits) => (
        <LimitsOf key={limits.role} limits={limits} />
      ))}
    </section>
  );
}
