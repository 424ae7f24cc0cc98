import type { ReactNode } from "react";
import type { View } from "../api.ts";

type Icon = keyof View["icons"];

const ROUND = "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22";
const EXCLAMATION = "m1.6 17.8h-3.2v-3.1h3.2zm0-5.2h-3.2V5.2h3.2z";
const SHIELD = "M12 1 3 4v7c0 6 4 10 9 12 5-2 9-6 9-12V4z";
const TICK = "m-1.4 15.4-4-4 1.9-1.9 2.1 2.1 5-5 1.9 1.9z";
const PADLOCK = "M6 10V7a6 6 0 0 1 12 0v3h2v13H4V10zm2.6 0h6.8V7a3.4 3.4 0 0 0-6.8 0z";
const KEYHOLE = "M13.6 18.6v-4h-3.2v4z";
const BOLT = "M13 1 4 14h6l-1 9 10-14h-7z";
const FLAME =
  "M12 1c.6 4.6 6.6 7 6.6 13.4A6.7 6.7 0 0 1 12 23a6.7 6.7 0 0 1-6.6-8.6c.5-2.6 2.2-4 2.6-7 " +
  "1.6.9 2.4 2.4 2.5 4C12 8.6 12.5 4.5 12 1m.1 19.600c1.7 0 2.7-1.3 2.7-2.9 " +
  "0-1.7-1.6-2.5-2-4.2-1.3 1.2-3.4 2.5-3.4 4.3 0 1.6 1.1 2.8 2.7 2.8";

/** Drawn on 24 by 24, as the segments of a display: solid, no gradients. */
const ICONS: readonly {
  readonly icon: Icon;
  readonly label: string;
  /** Printed under the segment, as on a display of many icons: a picture alone is a riddle. */
  readonly caption: string;
  readonly drawing: ReactNode;
}[] = [
  {
    icon: "supply",
    caption: "ON",
    label: "Supply on",
    drawing: <path d={BOLT} />,
  },
  {
    icon: "emergencyCredit",
    caption: "EMERG",
    label: "Emergency credit",
    drawing: <path d={ROUND + EXCLAMATION} />,
  },
  {
    icon: "protected",
    caption: "SAFE",
    label: "Protected from disconnection",
    drawing: <path d={SHIELD + TICK} />,
  },
  {
    icon: "hanOpen",
    caption: "HOME",
    label: "Home area network open for joining",
    drawing: <path d="M12 2 1 12h3v10h6v-6h4v6h6V12h3z" />,
  },
  {
    icon: "wan",
    caption: "WAN",
    label: "Wide area network",
    drawing: <path d="M2 22v-5h3.6v5zm5.6 0V12h3.6v10zm5.6 0V7h3.6v15zm5.6 0V2h3.6v20z" />,
  },
  {
    icon: "locked",
    caption: "LOCK",
    label: "Code entry locked",
    drawing: <path d={PADLOCK + KEYHOLE} />,
  },
];

/** The icon row of the display: an unlit icon leaves its shadow, as a segment does. */
export function LcdIcons({ icons, fuel }: Pick<View, "icons" | "fuel">) {
  return (
    <ul className="lcd-icons" aria-label="Display icons">
      {ICONS.map(({ icon, label, caption, drawing }) => (
        <li key={icon} className={icons[icon] ? "icon on" : "icon"} title={label}>
          <svg viewBox="0 0 24 24" aria-hidden="true" fillRule="evenodd">
            <title>{label}</title>
            {icon === "supply" && fuel === "gas" ? <path d={FLAME} /> : drawing}
          </svg>
          <small aria-hidden="true">{caption}</small>
          <span className="for-screen-readers">
            {label}: {icons[icon] ? "on" : "off"}
          </span>
        </li>
      ))}
    </ul>
  );
}
