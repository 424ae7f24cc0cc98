export type Members = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member of an object with more members; anything else is left for the schema to refuse. */
function withMembers(value: unknown, added: object): unknown {
  return isObject(value) ? { ...value, ...added } : value;
}

/** Whether an entry of version 1's log says that a revert of `han` was done from a moment on. */
function isRevertOfHan(entry: unknown, from: unknown): boolean {
  if (!isObject(entry) || !("text" in entry) || !("at" in entry)) return false;
  const { at, text } = entry;
  const isLater = typeof at === "number" && typeof from === "number" && at >= from;
  return isLater && typeof text === "string" && /revert_to_defaults [a-z ]*\bhan\b/.test(text);
}

/** A device that was removed before or by a revert of `han` needs a window (meter.md 7). */
function withNeed(device: unknown, events: unknown): unknown {
  if (!isObject(device) || !("state" in device) || !("since" in device)) return device;
  const { state, since } = device;
  const reverted = Array.isArray(events) && events.some((entry) => isRevertOfHan(entry, since));
  return { ...device, needsWindow: state === "removed" && reverted };
}

/** What stood on the display, by the key that version 1 kept it under. */
const SHOWN_UNDER: ReadonlyMap<unknown, string> = new Map([
  ["code", "verdict"],
  ["refusal", "verdict"],
  ["confirmation", "verdict"],
  ["B", "supply"],
  ["A", "warning"],
]);

function withWhat(shown: unknown): unknown {
  if (!isObject(shown) || !("key" in shown)) return shown;
  const { key, ...rest } = shown;
  return { ...rest, what: SHOWN_UNDER.get(key) ?? key, digitsWithoutA: 0 };
}

/** Codes are logged with their counter, and applied codes with their confirmation code. */
function withLogs(logs: unknown): unknown {
  if (!isObject(logs) || !("codes" in logs)) return logs;
  const { codes } = logs;
  const withCounter = (entry: unknown) => withMembers(entry, { utrnCounter: null });
  return { ...logs, codes: Array.isArray(codes) ? codes.map(withCounter) : codes, applied: [] };
}

/**
 * Adds what version 1 did not keep of face, logs and devices, by the names of version 1.
 */
export function withNewMembers(snapshot: object): object {
  const { logs, alerts, han, shown }: Members = { ...snapshot };
  const devices = isObject(han) && "devices" in han ? han.devices : undefined;
  const events = isObject(logs) && "events" in logs ? logs.events : undefined;
  const outbox = isObject(alerts) && "outbox" in alerts ? alerts.outbox : undefined;
  return {
    ...snapshot,
    face: "twelve",
    shown: withWhat(shown),
    logs: withLogs(logs),
    alerts: withMembers(alerts, { sent: Array.isArray(outbox) ? outbox.length : 0 }),
    han: Array.isArray(devices)
      ? withMembers(han, { devices: devices.map((device) => withNeed(device, events)) })
      : han,
  };
}
