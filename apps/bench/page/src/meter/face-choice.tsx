import type { Face, View } from "../api.ts";
import { Switch } from "../switch.tsx";

const LABELS: Readonly<Record<Face, string>> = {
  twelve: "12 keys",
  two: "2 keys",
  gas: "Gas keys",
};

/** The faces that a meter of a fuel may have. */
function facesOf(fuel: View["fuel"]): readonly Face[] {
  return fuel === "gas" ? ["twelve", "two", "gas"] : ["twelve", "two"];
}

/** The face of a meter; where it cannot have gas keys, the two keys of those. */
export function faceFor(chosen: Face, fuel: View["fuel"]): Face {
  return facesOf(fuel).includes(chosen) ? chosen : "two";
}

interface FaceChoiceProps {
  readonly fuel: View["fuel"];
  readonly face: Face;
  readonly choose: (face: Face) => void;
  readonly sound: "on" | "off";
  readonly setSound: (sound: "on" | "off") => void;
}

/** Which keys the meter has, which it keeps, and whether they click, which the browser keeps. */
export function FaceChoice({ fuel, face, choose, sound, setSound }: FaceChoiceProps) {
  return (
    <div className="face-choice">
      <fieldset className="segments">
        <legend className="for-screen-readers">Face of the meter</legend>
        {facesOf(fuel).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="face"
              className="for-screen-readers"
              checked={face === each}
              onChange={() => choose(each)}
            />
            <span>{LABELS[each]}</span>
          </label>
        ))}
      </fieldset>
      <Switch label="Key sound" on={sound === "on"} change={(on) => setSound(on ? "on" : "off")} />
    </div>
  );
}
