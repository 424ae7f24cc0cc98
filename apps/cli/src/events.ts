import { eachEvent, type SupplierEvent } from "@utrn-lab/client";
import type { Command } from "commander";
import { parseEui64Option } from "./eui64-option.ts";
import type { Answer, Host } from "./host.ts";
import { addService, reaching, type ServiceOptions, serviceOf } from "./service.ts";

/** The options of `utrn events`, as typed. */
interface EventsOptions extends ServiceOptions {
  readonly after?: string;
  readonly type?: string;
  readonly meterId?: string;
  readonly follow?: true;
}

const EXAMPLES = `
Examples:
  export UTRN_API_KEY=...
  utrn events --type code.confirmed,code.refused
  utrn events --follow --json --after evt_4711_9f86d081884c7d65

Every type and what it says: docs/reference/events.md.`;

function answerOf(event: SupplierEvent): Answer {
  const { id, type, timestamp, data } = event;
  return { text: `${timestamp}  ${id}  ${type}  ${JSON.stringify(data)}`, json: event };
}

async function events(options: EventsOptions, host: Host): Promise<void> {
  const { after, type, meterId, follow } = options;
  const reading = {
    ...(after === undefined ? {} : { after }),
    ...(type === undefined ? {} : { type }),
    ...(meterId === undefined ? {} : { meterId: parseEui64Option(meterId, "--meter-id") }),
    ...(follow === undefined ? { waitSeconds: 0 } : {}),
  };
  const read = eachEvent(serviceOf(options, host), reading);
  await reaching(async () => {
    for await (const event of read) host.tell(answerOf(event));
  });
}

/** Adds `utrn events`. */
export function addEvents(program: Command, host: Host): void {
  addService(program.command("events").addHelpText("after", EXAMPLES))
    .description("read what happened to codes, meters, campaigns and approvals, a line each")
    .option("--after <id>", "the event to go on behind; left out, from the first one")
    .option("--type <types>", "only these, separated by commas")
    .option("--meter-id <eui64>", "only about this meter")
    .option("--follow", "go on with what happens from now on, until it is stopped")
    .action((options: EventsOptions) => events(options, host));
}
