import { useState } from "react";
import { aboutOf } from "../../../server/sessions/remarks.ts";
import { AskTester } from "./ask-tester.tsx";
import type { Session } from "./session-calls.ts";
import { showReport } from "./show-report.ts";
import type { Open } from "./use-open-session.ts";

/** A session with its tester: of one that names none, who tests at this browser. */
function tested(session: Session, tester: string | undefined): Session {
  return { ...session, ...aboutOf({ tester: session.tester ?? tester }) };
}

interface ReportProps {
  /** Who tests at this browser; empty until it has been asked. */
  readonly tester: string;
  readonly remember: (tester: string) => void;
  readonly fresh: (open: Open) => Promise<Open>;
  readonly run: (what: () => Promise<string>) => void;
}

/** Makes the report of what is open, and asks before the first one who tests. */
export function useReport({ tester, remember, fresh, run }: ReportProps) {
  const [asked, ask] = useState<Open | undefined>(undefined);
  const make = (open: Open, by: string | undefined) =>
    run(async () => {
      const { name, session } = await fresh(open);
      return showReport(name, tested(session, by));
    });
  const report = (open: Open) => {
    if (tester === "" && open.session.tester === undefined) ask(open);
    else make(open, tester === "" ? undefined : tester);
  };
  const question =
    asked === undefined ? null : (
      <AskTester
        cancel={() => ask(undefined)}
        go={(by) => {
          ask(undefined);
          if (by !== undefined) remember(by);
          make(asked, by);
        }}
      />
    );
  return { question, report };
}
