import { useState } from "react";
import { bench, type Run, type View } from "../api.ts";
import { countdown, shortMoment } from "../formats.ts";
import { Panel } from "../panel.tsx";
import { hasMoved } from "./changes.ts";
import { JoinForm } from "./join-form.tsx";

type Device = View["han"]["devices"][number];

function DeviceLine({ device, remove }: { readonly device: Device; readonly remove: () => void }) {
  const { eui, kind, state, since } = device;
  return (
    <li>
      <span className="digits">{eui}</span>
      <span>
        {kind.toUpperCase()}{" "}
        <span className={state === "joined" ? "tag tag-green" : "tag"}>{state}</span>
      </span>
      <span className="quiet">since {shortMoment(since)}</span>
      {state === "joined" ? (
        <button type="button" className="small" aria-label={`Remove ${eui}`} onClick={remove}>
          Remove
        </button>
      ) : null}
    </li>
  );
}

/** "an IHD", "a PPMID". */
function deviceWords(kind: string): string {
  return `${kind === "ihd" ? "an" : "a"} ${kind.toUpperCase()}`;
}

/**
 * The home area network (meter.md 7): whether devices may join, which did, and a form to join one.
 */
export function HomeNetwork({ view, run }: { readonly view: View; readonly run: Run }) {
  const { han, meterId } = view;
  const [isJoining, setJoining] = useState(false);
  return (
    <Panel
      title="Home network"
      name="han"
      isChanged={hasMoved(view, "han.")}
      aside={
        <span className={han.open ? "tag tag-green" : "tag"}>
          {han.openUntil === null ? "closed" : `open ${countdown(han.openUntil - view.time)}`}
        </span>
      }
    >
      {han.openFor === null ? (
        <p className="quiet">
          Closed: a code that opens the home network opens it for some minutes.
        </p>
      ) : (
        <p className="quiet">
          Open for {han.openFor === "any" ? "any device" : deviceWords(han.openFor)}.
        </p>
      )}
      <ul className="devices" aria-label="Device log">
        {han.devices.map((device) => (
          <DeviceLine
            key={device.eui}
            device={device}
            remove={() => run(() => bench.leave(meterId, device.eui))}
          />
        ))}
      </ul>
      {isJoining ? (
        <JoinForm view={view} />
      ) : (
        <button type="button" className="small" onClick={() => setJoining(true)}>
          Install and join a device
        </button>
      )}
    </Panel>
  );
}
