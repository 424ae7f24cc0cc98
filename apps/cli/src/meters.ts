import { openAsBlob } from "node:fs";
import { open } from "node:fs/promises";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import type { Command } from "commander";
import { fileError } from "./failure.ts";
import type { Host } from "./host.ts";
import { addService, asked, type ServiceOptions, serviceOf } from "./service.ts";

const EXAMPLES = `
Examples:
  export UTRN_API_KEY=...
  utrn meters import meters.csv
  utrn meters import meters.ndjson --json

The columns and members: docs/reference/http-supplier.md, "Import".
Exit code 1: lines were refused; the others were taken.`;

/** What a file holds, read as it is sent: it may be larger than memory. */
async function contentOf(file: string): Promise<Blob> {
  const opened = await open(file).catch((error) => {
    throw fileError("file", "cannot be read", error);
  });
  const isFile = await opened.stat().then((found) => found.isFile());
  await opened.close();
  if (isFile) return openAsBlob(file);
  throw new FieldRangeError("file", "must be a file, and no folder or pipe");
}

async function importMeters(file: string, options: ServiceOptions, host: Host): Promise<void> {
  const client = serviceOf(options, host);
  const content = await contentOf(file);
  const type = /\.(ndjson|jsonl)$/i.test(file) ? "application/x-ndjson" : "text/csv";
  const json = await asked(
    client.POST("/v1/meters/import", {
      body: content,
      headers: { "content-type": type },
    }),
  );
  const { registered, changed, retired, takenBack, unchanged, refused } = json;
  const says = ({ line, field, why }: (typeof json.refusals)[number]) =>
    `line ${line}: ${field === "line" ? "" : `${field} `}${why}`;
  const text = [
    `${registered} registered, ${changed} changed, ${retired} retired, ${takenBack} taken back, ` +
      `${unchanged} unchanged, ${refused} refused`,
    ...json.refusals.map((each) => `  refused: ${says(each)}`),
    ...json.warnings.map((each) => `  warned of: ${says(each)}`),
  ].join("\n");
  host.tell({ text, json, isYes: refused === 0 });
}

/** Adds `utrn meters`. */
export function addMeters(program: Command, host: Host): void {
  const meters = program
    .command("meters")
    .description("register and change the meters of a running supplier service");
  addService(meters.command("import").addHelpText("after", EXAMPLES))
    .description("send a file of meters; the same file again changes nothing")
    .argument("<file>", "CSV, or JSON lines where its name ends in .ndjson or .jsonl")
    .action((file: string, options: ServiceOptions) => importMeters(file, options, host));
}
