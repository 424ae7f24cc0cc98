import { type CodeLength, type Measure, measureCode } from "@utrn-lab/utrn";
import { useId } from "react";
import { readCommands } from "../commands/typed-command.ts";
import { Segments } from "./field-input.tsx";
import type { CommandsForm } from "./use-commands.ts";

const LENGTHS: readonly CodeLength[] = [20, 40, 60];
const SHORTEST = "shortest";

/** How full a code of a length is. */
function measureText({ digits, fits, bodyBits, usedBits }: Measure): string {
  if (usedBits === null)
    return fits ? `${digits} digits hold it` : `${digits} digits do not hold it`;
  if (usedBits > bodyBits) return `${digits} digits: ${usedBits - bodyBits} bits too many`;
  return `${digits} digits: ${usedBits} of ${bodyBits} bits used, ${bodyBits - usedBits} left`;
}

/** The length of the code, and how much of each length its commands take. */
export function LengthChoice({ form }: { readonly form: CommandsForm }) {
  const id = useId();
  const { state, act } = form;
  const read = readCommands(state.cards);
  const measures = "commands" in read ? measureCode(read.commands) : (read.measures ?? []);
  const shortest = measures.find(({ fits }) => fits)?.digits;
  const shortestText = shortest === undefined ? "Shortest" : `Shortest (${shortest})`;
  const said = measures.map(measureText).join("; ");
  return (
    <Segments
      label="Digits"
      options={[
        [SHORTEST, shortestText],
        ...LENGTHS.map((digits) => [String(digits), String(digits)] as const),
      ]}
      chosen={state.digits === undefined ? SHORTEST : String(state.digits)}
      choose={(value) =>
        act({ kind: "length", digits: LENGTHS.find((digits) => String(digits) === value) })
      }
      said={{ "aria-describedby": id }}
      note={
        <p id={id} className="quiet">
          {said === "" ? "How full it is shows once every field is filled in." : `${said}.`}
        </p>
      }
    />
  );
}
