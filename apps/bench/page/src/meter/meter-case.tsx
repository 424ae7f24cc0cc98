import type { Face, Run, View } from "../api.ts";
import { Barcode } from "./barcode.tsx";
import { ClockLine } from "./clock-line.tsx";
import { Keypad } from "./keypad.tsx";
import { Lcd } from "./lcd.tsx";
import { LcdIcons } from "./lcd-icons.tsx";
import { PremisesButtons } from "./premises-buttons.tsx";
import { TwoKeys } from "./two-keys.tsx";
import type { Keys } from "./use-keys.ts";

const LAMP: Readonly<Record<View["supply"], string>> = {
  enabled: "Supply on",
  armed: "Press B for supply",
  disabled: "Supply off",
};

const MODEL: Readonly<Record<Face, string>> = {
  twelve: "Keypad",
  two: "Two-key",
  gas: "Four-key",
};

/** One flash a watt-hour, as real meters print it, but never faster than the eye follows. */
function pulseSeconds(view: View): number | undefined {
  if (!view.power || view.supply !== "enabled" || view.watts <= 0) return undefined;
  return Math.max(0.35, 3_600 / view.watts);
}

function Lamps({ view }: { readonly view: View }) {
  const pulse = pulseSeconds(view);
  return (
    <div className="lamps">
      <p className={`lamp lamp-${view.power ? view.supply : "dark"}`} data-testid="supply-lamp">
        <i aria-hidden="true" />
        {view.power ? LAMP[view.supply] : "No power"}
      </p>
      <p className={pulse === undefined ? "pulse" : "pulse flashing"}>
        <i
          aria-hidden="true"
          {...(pulse === undefined ? {} : { style: { animationDuration: `${pulse}s` } })}
        />
        {view.fuel === "gas" ? "1 imp = 0.01 m³" : "1000 imp/kWh"}
      </p>
    </div>
  );
}

function Plate({ view, face }: { readonly view: View; readonly face: Face }) {
  const gas = view.fuel === "gas";
  return (
    <div className="plate">
      <div className="badge">
        <span className="badge-mark" aria-hidden="true" />
        <strong>UTRN Lab</strong>
      </div>
      <dl>
        <dt>Model</dt>
        <dd>{`${gas ? "G4" : "E20"} ${MODEL[face]}`}</dd>
        <dd>{gas ? "Qmax 6 m³/h" : "230 V 50 Hz 100 A"}</dd>
        <dt>EUI-64</dt>
        <dd className="eui">{view.meterId}</dd>
      </dl>
      <Barcode digits={view.meterId} />
    </div>
  );
}

interface MeterCaseProps {
  readonly view: View;
  readonly face: Face;
  readonly keys: Keys;
  readonly run: Run;
}

/** The meter itself: plate, display, lamps and keys in one case, its terminal cover below. */
export function MeterCase({ view, face, keys, run }: MeterCaseProps) {
  return (
    <section className={`case ${view.fuel}`} aria-label={`Meter ${view.meterId}`}>
      <Plate view={view} face={face} />
      <div className={view.power ? "lcd lit" : "lcd"}>
        <LcdIcons icons={view.icons} fuel={view.fuel} />
        <Lcd lines={view.display} />
      </div>
      <ClockLine view={view} run={run} />
      <Lamps view={view} />
      {/* A gas face has an Emergency key of its own, and B for the supply. */}
      {face === "gas" ? null : <PremisesButtons view={view} run={run} />}
      {face === "twelve" ? <Keypad keys={keys} /> : <TwoKeys keys={keys} isGas={face === "gas"} />}
      <div className="terminal-cover" aria-hidden="true">
        <i className="screw" />
        <span>{view.fuel === "gas" ? "GAS" : "ELECTRICITY"} · EMULATED, NOT FOR SALE</span>
        <i className="screw" />
      </div>
    </section>
  );
}
