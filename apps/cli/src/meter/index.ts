import type { Face, MeterState } from "@utrn-lab/meter-emulator";
import { stripPrinting } from "@utrn-lab/utrn";
import { checkOneOf } from "@utrn-lab/utrn/checks";
import type { Command } from "commander";
import type { Host } from "../host.ts";
import { PRIVATE_KEY_FILE, PUBLIC_KEY } from "../keys.ts";
import { linesOf } from "../lines.ts";
import { clockOf, parseMoment } from "./clock.ts";
import { type NewMeterOptions, openMeter, TRIAL_METER, TRIAL_SUPPLIER } from "./keep-meter.ts";
import { answerOf, type Keypad, type } from "./keypad.ts";
import { pictureJson } from "./picture.ts";
import { useTerminal } from "./terminal.ts";

/** The options of `utrn meter`, as typed. */
interface MeterOptions extends NewMeterOptions {
  readonly file?: string;
  readonly face?: string;
  readonly time?: string;
}

const EXAMPLES = `
Keys are 0-9, A and B; a and b hold A and B. From a pipe each line is keys (blanks and hyphens
are dropped), time that passes (+30s, +90m, +1h, +2d) or q, and each is answered.

Examples:
  utrn meter
  utrn meter --file meter.state --key meter.pem --supplier-key supplier-public.json
  echo "A 7394 6144 3320 4021 7315 B" | utrn meter --file meter.state --json

Exit code 1: the last code was refused.`;

/** Which meter this is: its public key is what a code is issued with. */
function headOf({ meterId, fuel, supplier, publicKey }: MeterState, isKeyMade: boolean): string {
  const by = supplier === null ? "not commissioned" : `commissioned with ${supplier.supplierId}`;
  const key = isKeyMade ? `\npublic key ${publicKey}` : "";
  return `meter ${meterId}, ${fuel}, ${by}${key}`;
}

async function answerLines(keypad: Keypad, host: Host): Promise<void> {
  for await (const line of linesOf(host.stdin)) {
    const typed = stripPrinting(line);
    if (typed === "q") return;
    host.tell(answerOf(keypad, type(keypad, typed)));
  }
}

async function runMeter(options: MeterOptions, host: Host): Promise<void> {
  const { file, face: typedFace = "twelve", time, ...making } = options;
  const face: Face = checkOneOf(typedFace, "--face", ["twelve", "two", "gas"]);
  const moment = time === undefined ? undefined : parseMoment(time);
  const source = moment === undefined ? host.nowSeconds : () => moment;
  const { meter, isNew } = openMeter(file, making, source(), host);
  const clock = clockOf(source, meter.timeSeconds);
  const keypad: Keypad = { meter, isRefused: false, face, clock, file };
  const head = headOf(meter, isNew && making.key === undefined);
  if (host.stdin.isTTY === true && !host.isJson) return useTerminal(keypad, head, host);
  const { meterId, fuel, publicKey, supplier } = meter;
  const supplierId = supplier?.supplierId ?? null;
  const which = { meterId, fuel, publicKey, supplierId };
  host.tell({ text: head, json: { ...which, ...pictureJson(meter) } });
  return answerLines(keypad, host);
}

/** Adds `utrn meter`. */
export function addMeter(program: Command, host: Host): void {
  program
    .command("meter")
    .description("a meter in the terminal: its display, and keys to key codes into it")
    .option("--file <file>", "keep the meter there, with its private key; one session at a time")
    .option("--face <face>", "twelve (keys), two, or gas (two with Status 0 and Emergency 7)")
    .option("--time <moment>", "2026-12-24T18:00Z: time stands still there, but for +1h")
    .optionsGroup("A new meter, where --file has none:")
    .option("--meter-id <eui64>", `16 hex digits, as they are printed; left out, ${TRIAL_METER}`)
    .option("--key <file>", `its private key, left out, one is made: ${PRIVATE_KEY_FILE}`)
    .option("--fuel <fuel>", "electricity or gas")
    .option("--settings <json>", 'as docs/reference/meter.md 2 names them: {"meterBalance":100000}')
    .option("--supplier-key <key>", `whom it is commissioned with: ${PUBLIC_KEY}`)
    .option(
      "--supplier-id <eui64>",
      `16 hex digits, as they are printed; left out, ${TRIAL_SUPPLIER}`,
    )
    .option("--command-key <key>", "the supplier's public key for commands, where it has one")
    .addHelpText("after", EXAMPLES)
    .action((options: MeterOptions) => runMeter(options, host));
}
