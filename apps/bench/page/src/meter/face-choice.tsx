import type { Face } from "../api.ts";
import { Switch } from "../switch.tsx";

const FACES: readonly { readonly face: Face; readonly label: string }[] = [
  { face: "twelve", label: "12 keys" },
  { face: "two", label: "2 keys" },
];

interface FaceChoiceProps {
  readonly face: Face;
  readonly choose: (face: Face) => void;
  readonly sound: "on" | "off";
  readonly setSound: (sound: "on" | "off") => void;
}

/** Which keys the meter has, and whether they click; the browser keeps both. */
export function FaceChoice({ face, choose, sound, setSound }: FaceChoiceProps) {
  return (
    <div className="face-choice">
      <fieldset className="segments">
        <legend className="for-screen-readers">Face of the meter</legend>
        {FACES.map(({ face: each, label }) => (
          <label key={each}>
            <input
              type="radio"
              name="face"
              className="for-screen-readers"
              checked={face === each}
              onChange={({ target }) => {
                choose(each);
                target.blur();
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <Switch label="Key sound" on={sound === "on"} change={(on) => setSound(on ? "on" : "off")} />
    </div>
  );
}
