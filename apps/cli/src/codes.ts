import { printCode } from "@utrn-lab/utrn";
import type { Command } from "commander";
import { parseEui64Option } from "./eui64-option.ts";
import type { Answer, Host } from "./host.ts";
import { addKeyOption, type KeyOption, underKey } from "./idempotency.ts";
import { parseJson } from "./json.ts";
import { parseNumber } from "./number-option.ts";
import { addService, asked, type ServiceOptions, serviceOf } from "./service.ts";

/** The options of `utrn codes issue`, as typed. */
interface IssueOptions extends ServiceOptions, KeyOption {
  readonly digits?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly acknowledge?: readonly string[];
}

const EXAMPLES = `
Examples:
  export UTRN_API_KEY=...
  utrn codes issue 00db1234567890a0 '{"type":"top_up","amountPence":1000}'
  utrn codes issue 00db1234567890a0 '{"type":"revert_to_defaults","parts":["debts"]}' \\
    --acknowledge kills_outstanding_topups

Exit code 1: the service refuses; with --json its answer has what to acknowledge.`;

/** What is asked for, as JSON, for the service to judge. */
function requestOf(typed: readonly string[], options: IssueOptions) {
  const { reason, note, acknowledge, digits } = options;
  const length = digits === undefined ? {} : { digits: parseNumber(digits, "--digits", 20, 60) };
  const commands = typed.map((text, at) => parseJson(text, `commands[${at}]`));
  return JSON.parse(JSON.stringify({ commands, ...length, reason, note, acknowledge }));
}

async function issue(
  typedId: string,
  typed: readonly string[],
  options: IssueOptions,
  host: Host,
): Promise<void> {
  const meterId = parseEui64Option(typedId, "meterId");
  const client = serviceOf(options, host);
  const body = requestOf(typed, options);
  const answer = await underKey(options, host, async (idempotencyKey): Promise<Answer> => {
    const params = { path: { meterId }, header: { "Idempotency-Key": idempotencyKey } };
    const issued = await asked(client.POST("/v1/meters/{meterId}/codes", { params, body }));
    const json = { ...issued, idempotencyKey };
    if (!("code" in issued)) {
      return { text: `${issued.codeId}: waits for another person's approval`, json };
    }
    const warnings = issued.warnings.map(({ code, message }) => `  ${code}: ${message}`);
    return { text: [printCode(issued.code), ...warnings].join("\n"), json };
  });
  host.tell(answer);
}

/** Adds `utrn codes`. */
export function addCodes(program: Command, host: Host): void {
  const codes = program.command("codes").description("have a running supplier service issue codes");
  const command = addService(codes.command("issue").addHelpText("after", EXAMPLES))
    .description("have a code issued: the service keeps the counters, and judges what it does")
    .argument("<meterId>", "the EUI-64 of the meter")
    .argument("<commands...>", 'each as JSON, say \'{"type":"top_up","amountPence":1000}\'')
    .option("--digits <n>", "20, 40 or 60; left out, the shortest that holds the commands")
    .option("--reason <reason>", "why, where another code out there says the same")
    .option("--note <note>", "kept with the code")
    .option("--acknowledge <codes...>", "the warnings whose harm is accepted");
  addKeyOption(command).action((meterId: string, typed: string[], options: IssueOptions) =>
    issue(meterId, typed, options, host),
  );
}
