import type { ReactNode } from "react";
import { bench, type Knowledge, type Run, type View } from "../api.ts";
import { Panel } from "../panel.tsx";
import { Switch } from "../switch.tsx";
import { ClockControls } from "./clock-controls.tsx";
import { LoadControls } from "./load-controls.tsx";
import { WaitingAlerts } from "./waiting-alerts.tsx";
import { WholeCode } from "./whole-code.tsx";

/** What happens around a meter, at a tester's hand: time, load, power, the wide area network. */
export function ControlDesk(props: {
  readonly view: View;
  readonly knowledge: Knowledge | undefined;
  readonly run: Run;
  /** Stands under the clock. */
  readonly supplierClock: ReactNode;
}) {
  const { view, knowledge, run, supplierClock } = props;
  const { meterId } = view;
  return (
    <Panel title="Control desk" name="desk">
      <ClockControls view={view} run={run}>
        {supplierClock}
      </ClockControls>
      <LoadControls view={view} run={run} />
      <div className="desk-row">
        <span className="desk-label">House</span>
        <div className="buttons">
          <Switch
            label="Power"
            on={view.power}
            change={(on) => run(() => bench.power(meterId, on))}
          />
          <Switch label="WAN" on={view.wan} change={(up) => run(() => bench.wan(meterId, up))} />
          {knowledge === undefined ? null : (
            <WaitingAlerts alerts={knowledge.alerts} wan={view.wan} />
          )}
        </div>
      </div>
      <WholeCode meterId={meterId} run={run} />
    </Panel>
  );
}
