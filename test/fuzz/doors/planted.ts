import { parseCommands } from "@utrn-lab/utrn";
import { isFieldError } from "@utrn-lab/utrn/checks";
import type { Door } from "../engine/door.ts";

/** An endless loop ends the search: it comes when the error has been found. */
let isFound = false;

export const door: Door = {
  says: "a door with an error and then an endless loop behind it, to try the search",
  bytesMax: 400,
  cpuMsMax: 1_000,
  seeds: () => ['[{"type":"top_up","amountPence":1}]'],
  open: () => ({
    answer(input) {
      try {
        const commands = parseCommands(JSON.parse(input.toString()));
        const [command] = commands;
        if (command?.type === "top_up" && command.amountPence > 4_095) {
          isFound = true;
          throw new Error("planted");
        }
        if (isFound && commands.length === 3) for (;;);
        return command?.type ?? "none";
      } catch (error) {
        if (isFieldError(error) || error instanceof SyntaxError) return error.name;
        throw error;
      }
    },
    close: () => {},
  }),
};
