import type { Knowledge } from "../api.ts";

/** "3 alerts wait for WAN: credit added locally (2); code entry suspended." */
function inWords({ queued, waiting, dropped }: Knowledge["alerts"], waitsFor: string): string {
  const kinds = waiting.map(({ text, count }) => (count === 1 ? text : `${text} (${count})`));
  const many = queued === 1 ? "1 alert waits" : `${queued} alerts wait`;
  const lost = dropped === 0 ? "" : ` ${dropped} older ones were dropped.`;
  return `${many} for ${waitsFor}: ${kinds.join("; ")}.${lost}`;
}

/**
 * What the meter would tell its supplier, and cannot (meter.md 7); its line is there in any case.
 */
export function WaitingAlerts(props: {
  readonly alerts: Knowledge["alerts"];
  readonly wan: boolean;
}) {
  const { alerts, wan } = props;
  if (alerts.queued === 0) return <p className="waiting-alerts quiet">No alert waits.</p>;
  return (
    <p className="waiting-alerts quiet" data-testid="waiting-alerts">
      {inWords(alerts, wan ? "power" : "WAN")}
    </p>
  );
}
