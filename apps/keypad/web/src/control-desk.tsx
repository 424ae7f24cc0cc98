import { bench, type View } from "./api.ts";
import { Panel } from "./panel.tsx";
import { type Run, WholeCode } from "./whole-code.tsx";
import { moment } from "./words.ts";

const HOUR = 3_600;
const DAY = 86_400;
const RATES = [0, 1, 60, 3_600] as const;
const LOADS = [0, 60, 500, 2_000, 7_200] as const;

interface DeskProps {
  readonly view: View;
  readonly run: Run;
}

function nameOfRate(rate: number): string {
  if (rate === 0) return "stopped";
  return rate === 1 ? "real time" : `${rate.toLocaleString("en-GB")} times`;
}

function TimeControls({ view, run }: DeskProps) {
  const advance = (advanceSeconds: number) =>
    run(() => bench.clock(view.meterId, { advanceSeconds }));
  const rates = [...new Set([...RATES, view.clock.rate])];
  return (
    <div className="desk-row">
      <span className="desk-label">Time</span>
      <div className="buttons">
        <button type="button" onClick={() => advance(HOUR)}>
          +1 hour
        </button>
        <button type="button" onClick={() => advance(DAY - (view.time % DAY))}>
          To midnight
        </button>
        <button type="button" onClick={() => advance(DAY)}>
          +1 day
        </button>
        <label>
          <span className="for-screen-readers">Clock rate</span>
          <select
            value={view.clock.rate}
            onChange={({ target }) =>
              run(() => bench.clock(view.meterId, { rate: Number(target.value) }))
            }
          >
            {rates.map((rate) => (
              <option key={rate} value={rate}>
                {nameOfRate(rate)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}

function Switch(props: {
  readonly label: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.on}
      className="switch"
      onClick={() => props.change(!props.on)}
    >
      <i aria-hidden="true" />
      {props.label}
    </button>
  );
}

function SupplyControls({ view, run }: DeskProps) {
  const { meterId } = view;
  const loads = [...new Set([...LOADS, view.watts])].toSorted((left, right) => left - right);
  return (
    <div className="desk-row">
      <span className="desk-label">House</span>
      <div className="buttons">
        <label>
          <span className="for-screen-readers">Load</span>
          <select
            value={view.watts}
            onChange={({ target }) => run(() => bench.load(meterId, Number(target.value)))}
          >
            {loads.map((watts) => (
              <option key={watts} value={watts}>
                {watts === 0 ? "no load" : `${watts.toLocaleString("en-GB")} W`}
              </option>
            ))}
          </select>
        </label>
        <Switch
          label="Power"
          on={view.power}
          change={(on) => run(() => bench.power(meterId, on))}
        />
        <Switch label="WAN" on={view.wan} change={(up) => run(() => bench.wan(meterId, up))} />
        <button
          type="button"
          disabled={!view.emergencyCredit.offered}
          onClick={() => run(() => bench.action(meterId, "activate_emergency_credit"))}
        >
          Use emergency credit
        </button>
      </div>
    </div>
  );
}

/** What happens around a meter, at a tester's hand: time, load, power, the networks. */
export function ControlDesk({ view, run }: DeskProps) {
  return (
    <Panel
      title="Control desk"
      name="desk"
      aside={<time className="quiet">{moment(view.time)} UTC</time>}
    >
      <TimeControls view={view} run={run} />
      <SupplyControls view={view} run={run} />
      <WholeCode meterId={view.meterId} run={run} />
    </Panel>
  );
}
