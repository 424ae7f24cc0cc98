import { Command, CommanderError } from "commander";
import { addAudit } from "./audit.ts";
import { addCampaign } from "./campaign/index.ts";
import { addCodes } from "./codes.ts";
import { addConformance } from "./conformance.ts";
import { addEvents } from "./events.ts";
import { addExplain } from "./explain.ts";
import { DEFECT_EXIT, failureOf } from "./failure.ts";
import type { Answer, Host, Streams } from "./host.ts";
import { addIssue } from "./issue.ts";
import { addKeygen } from "./keygen.ts";
import { addMeter } from "./meter/index.ts";
import { addMeters } from "./meters.ts";

const HELP = `
Every command has its own help with examples: utrn issue --help.

Exit codes:
  0  done, and the answer is yes
  1  the answer is no: not authentic, changed, refused, cancelled
  2  what was typed is wrong, or a file or a service cannot be used
  3  utrn itself is wrong`;

/** Gives every command the option of one line of JSON. */
function addJson(command: Command): void {
  command.option("--json", "answer in one line of JSON, errors too");
  command.commands.forEach(addJson);
}

function programOf(host: Host): Command {
  const program = new Command("utrn")
    .description("UTRN command codes: keys, codes, a meter to key them into, campaigns, audit")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      // What is wrong is told once, in words or as JSON, where utrn ends.
      writeErr: () => {},
    })
    .addHelpText("after", HELP);
  program.commandsGroup("Keys and codes, offline:");
  addKeygen(program, host);
  addIssue(program, host);
  addExplain(program, host);
  addMeter(program, host);
  program.commandsGroup("A running supplier service:");
  addMeters(program, host);
  addCodes(program, host);
  addCampaign(program, host);
  addEvents(program, host);
  program.commandsGroup("Proof:");
  addAudit(program, host);
  addConformance(program, host);
  program.helpCommand(false);
  addJson(program);
  return program;
}

function isFine(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

/**
 * Does what one command line asks for.
 * @param args - what was typed behind the name of the program.
 * @returns the exit code: 0 yes, 1 no, 2 wrong or unusable, 3 a defect of ours.
 */
export async function utrn(args: readonly string[], streams: Streams): Promise<number> {
  let exitCode = 0;
  const isJson = args.includes("--json");
  const tell = ({ text, json, isYes = true }: Answer) => {
    streams.stdout.write(`${isJson ? JSON.stringify(json) : text}\n`);
    exitCode = isYes ? 0 : 1;
  };
  try {
    await programOf({ ...streams, isJson, tell }).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (isFine(error)) return 0;
    const { exitCode: failed, says } = failureOf(error);
    streams.stderr.write(isJson ? `${JSON.stringify(says)}\n` : `utrn: ${says.message}\n`);
    if (failed === DEFECT_EXIT && streams.env.UTRN_DEBUG === "1") console.error(error);
    return failed;
  }
}
