import { Fallible } from "@utrn-lab/page-parts";
import type { AccountPoint } from "../../server/meters/account-point.ts";
import { bench, type Knowledge, type LoggedEvent, type Run } from "./api.ts";
import { HistoryChart } from "./chart/history-chart.tsx";
import { CodeLab } from "./code-lab/code-lab.tsx";
import { ControlDesk } from "./desk/control-desk.tsx";
import { Account } from "./knows/account.tsx";
import { lastChanges } from "./knows/changes.ts";
import { CodeLog } from "./knows/code-log.tsx";
import { EventLog } from "./knows/event-log.tsx";
import { HomeNetwork } from "./knows/home-network.tsx";
import { Prices } from "./knows/prices.tsx";
import { Protection } from "./knows/protection.tsx";
import { Registers } from "./knows/registers.tsx";
import { Replay } from "./knows/replay.tsx";
import type { Keypad } from "./meter/key-for-me.tsx";
import type { ShownMeter } from "./meter-store.ts";
import { BackOneStep } from "./sessions/back-one-step.tsx";
import { SessionPanel } from "./sessions/session-panel.tsx";
import { SupplierClock } from "./setup/supplier-clock.tsx";
import { SupplierTab } from "./setup/supplier-tab.tsx";
import { useAccess } from "./setup/use-access.ts";
import { Tabs } from "./tabs.tsx";
import { useReading } from "./use-reading.ts";
import { useTab } from "./use-tab.ts";

const NAMES = ["desk", "knows", "codes", "chart", "sessions", "setup"] as const;

type TabName = (typeof NAMES)[number];

const LABELS: Readonly<Record<TabName, string>> = {
  desk: "Desk",
  knows: "Registers",
  codes: "Codes",
  chart: "Chart",
  sessions: "Sessions",
  setup: "Supplier",
};

const TABS = NAMES.map((name) => ({ name, label: LABELS[name] }));

const NO_LINES: readonly LoggedEvent[] = [];
const NO_DAYS: Knowledge["daily"] = [];

/** What the chosen tab shows beside the view: read while it is open, and when it has changed. */
function useReadings({ view, changes }: ShownMeter, tab: TabName) {
  const { log, knowledge } = bench.readings(view.meterId);
  const showsLog = tab === "desk" || tab === "chart";
  const showsKnowledge = showsLog || tab === "knows";
  const lines = useReading<readonly LoggedEvent[]>(showsLog ? log : undefined, changes.log);
  const known = useReading<Knowledge>(showsKnowledge ? knowledge : undefined, changes.knowledge);
  return { lines: lines ?? NO_LINES, knowledge: known };
}

interface BenchTabsProps {
  readonly meter: ShownMeter;
  readonly run: Run;
  readonly points: readonly AccountPoint[];
  readonly keypad: Keypad;
}

function NoSupplier({ choose }: { readonly choose: (tab: TabName) => void }) {
  return (
    <p className="notice wide" role="status">
      This meter has no supplier yet, so no code is authentic to it.{" "}
      <button type="button" className="link" onClick={() => choose("setup")}>
        Commission it
      </button>
    </p>
  );
}

/** What happens around the meter and what it knows, a tab each. */
export function BenchTabs({ meter, run, points, keypad }: BenchTabsProps) {
  const access = useAccess();
  const { view } = meter;
  const [tab, setTab] = useTab<TabName>(view.meterId, NAMES);
  const changes = lastChanges(view);
  const { lines, knowledge } = useReadings(meter, tab);
  const back = <BackOneStep meterId={view.meterId} run={run} />;
  const supplierClock = access.kept && <SupplierClock view={view} access={access.kept} />;
  const content = {
    desk: () => (
      <>
        <Account view={view} changes={changes} />
        <ControlDesk {...{ view, knowledge, run, supplierClock, back }} />
        <EventLog meter={meter} lines={lines} />
      </>
    ),
    knows: () => (
      <>
        <div className="column">
          <Registers view={view} changes={changes} />
          <HomeNetwork view={view} run={run} />
        </div>
        <div className="column">
          <Prices view={view} />
          <Protection view={view} />
          {knowledge === undefined ? null : (
            <>
              <Replay knowledge={knowledge} time={view.time} />
              <CodeLog {...knowledge} />
            </>
          )}
        </div>
      </>
    ),
    codes: () => <CodeLab view={view} />,
    chart: () => (
      <HistoryChart
        view={view}
        path={bench.readings(view.meterId).history}
        seen={points}
        daily={knowledge?.daily ?? NO_DAYS}
        lines={lines}
      />
    ),
    sessions: () => <SessionPanel meterId={view.meterId} />,
    setup: () => <SupplierTab keypad={keypad} access={access} />,
  }[tab]();
  return (
    <Tabs label="About the meter" tabs={TABS} chosen={tab} choose={setTab}>
      {view.supplier === null && tab !== "setup" ? <NoSupplier choose={setTab} /> : null}
      {view.dayProfile && tab !== "desk" ? (
        <p className="quiet wide" role="status">
          The day profile drives the load, now {view.watts.toLocaleString("en-GB")} W.
        </p>
      ) : null}
      <Fallible key={tab} what="This tab">
        {content}
      </Fallible>
    </Tabs>
  );
}
