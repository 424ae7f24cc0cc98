import type { ReactNode } from "react";
import { bench, type Knowledge, type Run, type View } from "../api.ts";
import { Panel } from "../panel.tsx";
import { Switch } from "../switch.tsx";
import { ClockControls } from "./clock-controls.tsx";
import { DeskRow } from "./desk-row.tsx";
import { LoadControls } from "./load-controls.tsx";
import { WaitingAlerts } from "./waiting-alerts.tsx";
import { WholeCode } from "./whole-code.tsx";

/**
 * What happens around a meter, at a tester's hand: a whole code, time, load, power, the wide area
 * network.
 */
export function ControlDesk(props: {
  readonly view: View;
  readonly knowledge: Knowledge | undefined;
  readonly run: Run;
  /** Stands under the clock. */
  readonly supplierClock: ReactNode;
  /** Stands beside the steps of the clock. */
  readonly back: ReactNode;
}) {
  const { view, knowledge, run, supplierClock, back } = props;
  const { meterId } = view;
  return (
    <Panel title="Control desk" name="desk">
      <WholeCode meterId={meterId} run={run} />
      <ClockControls view={view} run={run} back={back}>
        {supplierClock}
      </ClockControls>
      <LoadControls view={view} run={run} />
      <DeskRow label="House">
        <Switch
          label="Power"
          on={view.power}
          change={(on) => run(() => bench.power(meterId, on))}
        />
        <Switch label="WAN" on={view.wan} change={(up) => run(() => bench.wan(meterId, up))} />
        {knowledge === undefined ? null : (
          <WaitingAlerts alerts={knowledge.alerts} wan={view.wan} />
        )}
      </DeskRow>
    </Panel>
  );
}
