import type { HanDeviceKind } from "@utrn-lab/utrn/commands";
import { raise } from "../events/logs.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { HanDevice, MeterState } from "../meter/state.ts";

/**
 * Why a device did not join the home area network, in the order in which it is found (meter.md 7).
 */
export const JOIN_REFUSALS = [
  "window_closed",
  "window_for_another_kind",
  "install_code_unknown",
  "install_code_wrong",
] as const;

export type JoinRefusal = (typeof JOIN_REFUSALS)[number];

/** Whether joining is open at the meter's time. */
export function isHanOpen(meter: MeterState): boolean {
  return meter.han.openUntilSeconds !== null && meter.timeSeconds < meter.han.openUntilSeconds;
}

function joinRefusal(
  meter: MeterState,
  eui: string,
  kind: HanDeviceKind,
  installCode: string | undefined,
): JoinRefusal | undefined {
  const { han } = meter;
  const known = han.devices.find((device) => device.eui === eui && device.kind === kind);
  // A device removed by itself rejoins without a window (SEC DP093, CRP535). After a revert of
  // `han` none does: a former tenant's device would read on.
  if (known !== undefined && !known.needsWindow) return undefined;
  if (!isHanOpen(meter)) return "window_closed";
  if (han.openFor !== "any" && han.openFor !== kind) return "window_for_another_kind";
  const expected = han.installCodes[eui];
  if (expected === undefined) return "install_code_unknown";
  return expected === installCode ? undefined : "install_code_wrong";
}

function putDevice(meter: MeterDraft, device: HanDevice): void {
  const others = meter.han.devices.filter(({ eui }) => eui !== device.eui);
  meter.han.devices = [...others, device];
}

/** Joins a device, or says why it may not join (meter.md 7). */
export function joinDevice(
  meter: MeterDraft,
  eui: string,
  kind: HanDeviceKind,
  installCode: string | undefined,
): JoinRefusal | undefined {
  const refusal = joinRefusal(meter, eui, kind, installCode);
  if (refusal !== undefined) {
    raise(meter, "8F48", `${kind} ${eui}`);
    return refusal;
  }
  const joined = { state: "joined", sinceSeconds: meter.timeSeconds, needsWindow: false } as const;
  putDevice(meter, { eui, kind, ...joined });
  raise(meter, "8F49", `${kind} ${eui}`);
  raise(meter, "8183", `${kind} ${eui}`);
  return undefined;
}

/** Moves a joined device to removed; the log keeps it, so that it can be restored (meter.md 7). */
export function removeDevice(meter: MeterDraft, eui: string): boolean {
  const device = meter.han.devices.find((other) => other.eui === eui && other.state === "joined");
  if (device === undefined) return false;
  putDevice(meter, { ...device, state: "removed", sinceSeconds: meter.timeSeconds });
  return true;
}

/** Whether a device of a kind is joined now. */
export function hasJoined(meter: MeterState, kind: HanDeviceKind): boolean {
  return meter.han.devices.some((device) => device.kind === kind && device.state === "joined");
}

/**
 * Every joined device moves to removed, and the window closes (meter.md 2, revert_to_defaults).
 * From then on every device needs a window, those removed before too (meter.md 7).
 */
export function removeAllDevices(meter: MeterDraft): void {
  meter.han.devices = meter.han.devices.map((device) =>
    device.state === "joined"
      ? { ...device, state: "removed", sinceSeconds: meter.timeSeconds, needsWindow: true }
      : { ...device, needsWindow: true },
  );
  meter.han.openUntilSeconds = null;
}
