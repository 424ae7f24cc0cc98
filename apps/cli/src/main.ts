import { isFieldError } from "@utrn-lab/utrn/checks";
import { Command } from "commander";
import { type AuditOptions, verifyAuditFile } from "./audit.ts";
import { serveConformance } from "./conformance.ts";
import { explain } from "./explain.ts";
import { type IssueOptions, issue } from "./issue.ts";
import { keygen } from "./keygen.ts";
import { type VerifyOptions, verifierOf } from "./verify.ts";

const program = new Command("utrn")
  .description("Keys, codes and the conformance port of UTRN command codes")
  .showHelpAfterError("(utrn --help says how)");

const COMMAND_KEYS =
  "the supplier's key pair for command codes and confirmations; left out, --keys serves for all";

program
  .command("keygen")
  .description(
    "make a P-256 key pair for tests: a meter's, a supplier's, or its second one for commands",
  )
  .option(
    "--out <file>",
    "write the pair there, for its owner only, and print the public key alone",
  )
  .action((options: { out?: string }) => print(keygen(options.out)));

program
  .command("issue")
  .description("issue a code offline; you keep the counters: one payload a counter, ever")
  .argument("<commands...>", 'each as JSON, say \'{"type":"top_up","amountPence":1000}\'')
  .requiredOption("--keys <file>", "the supplier's key pair, as keygen writes it")
  .option("--command-keys <file>", COMMAND_KEYS)
  .requiredOption("--supplier-id <eui64>", "16 hex digits")
  .requiredOption("--meter-id <eui64>", "16 hex digits")
  .requiredOption("--meter-key <hex>", "the meter's public key, 65 bytes")
  .requiredOption("--counter <n>", "UTRN counter, 1 to 4294967295, never used for this meter")
  .option("--digits <n>", "20, 40 or 60; left out, the shortest that holds the commands")
  .option("--json", "print one line of JSON instead of the code in groups of four")
  .action((commands: string[], options: IssueOptions) => print(issue(commands, options)));

program
  .command("explain")
  .description("read a code or a confirmation code without any key, or verify it with keys")
  .argument("<code...>", "digits; spaces and hyphens are dropped")
  .option("--keys <file>", "the supplier's key pair: verify, with the next three")
  .option("--supplier-id <eui64>", "16 hex digits")
  .option("--meter-id <eui64>", "16 hex digits")
  .option("--meter-key <hex>", "the meter's public key, 65 bytes")
  .option("--command-keys <file>", COMMAND_KEYS)
  .option("--counter <n>", "a UTRN counter near the code's; left out, 0")
  .option("--date <YYYY-MM-DD>", "the day on which a confirmation is read; left out, today")
  .action((code: string[], options: VerifyOptions) => {
    const today = new Date().toISOString().slice(0, 10);
    print(explain(code.join(""), verifierOf(options, today)));
  });

program
  .command("conformance")
  .description(
    "answer the conformance port: one JSON request a line in, one JSON answer a line out",
  )
  .action(() => serveConformance(process.stdin, process.stdout));

program
  .command("audit")
  .description("what was done, from a file of the supplier service")
  .command("verify")
  .description(
    "find whether a line of an exported audit trail was changed, removed, moved or added",
  )
  .argument("<file>", "NDJSON, as GET /v1/audit.ndjson answers it")
  .option(
    "--key <pem>",
    "a file with the supplier's public audit keys, as GET /v1/audit/keys.pem answers them; may " +
      "be given more than once",
    (file: string, files: string[] = []) => [...files, file],
  )
  .option("--after <n>", "the file begins behind entry n of the trail, not with its first")
  .action(async (file: string, options: AuditOptions) => {
    const { text, isTrue } = await verifyAuditFile(file, options);
    print(text);
    if (!isTrue) process.exitCode = 1;
  });

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What a person can put right is one sentence; anything else is a bug and shows its stack. */
function isOurUsersMistake(error: unknown): error is Error {
  return isFieldError(error) || (error instanceof Error && "syscall" in error);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!isOurUsersMistake(error)) throw error;
  process.stderr.write(`utrn: ${error.message}\n`);
  process.exitCode = 2;
}
