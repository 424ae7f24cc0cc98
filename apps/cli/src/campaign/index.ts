import { open, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { campaignEvents, isOver } from "@utrn-lab/client";
import { checkOneOf, FieldRangeError } from "@utrn-lab/utrn/checks";
import type { Command } from "commander";
import { fileError } from "../failure.ts";
import { OWNER_ONLY, readTextFile } from "../files.ts";
import type { Answer, Host } from "../host.ts";
import { addKeyOption, type KeyOption, underKey } from "../idempotency.ts";
import { parseJson } from "../json.ts";
import { addService, asked, reaching, type ServiceOptions, serviceOf } from "../service.ts";
import { campaignAnswer, countLines } from "./view.ts";

/** As long as the service takes. */
const REQUEST_BYTES = 33_554_432;

/** A request as it stands in a file, for the service to judge. */
function requestIn(file: string) {
  const text = readTextFile(file, "file", REQUEST_BYTES);
  parseJson(text, "file");
  return { body: JSON.parse(text), bodySerializer: () => text };
}

function idOf(campaignId: string): string {
  if (/^[0-9a-f-]{36}$/.test(campaignId)) return campaignId;
  throw new FieldRangeError("id", "must be the id of a campaign");
}

async function preview(file: string, options: ServiceOptions, host: Host): Promise<void> {
  const client = serviceOf(options, host);
  const json = await asked(client.POST("/v1/campaigns/preview", requestIn(file)));
  const text = [
    `${json.meters} meters, codes of ${json.digits} digits. ${json.summary}`,
    ...countLines("warned of", "code", json.warnings),
    ...countLines("would be refused", "code", json.refused),
  ].join("\n");
  host.tell({ text, json });
}

async function make(file: string, options: ServiceOptions & KeyOption, host: Host): Promise<void> {
  const client = serviceOf(options, host);
  const request = requestIn(file);
  const answer = await underKey(options, host, async (idempotencyKey): Promise<Answer> => {
    const params = { header: { "Idempotency-Key": idempotencyKey } };
    const call = client.POST("/v1/campaigns", { ...request, params });
    const campaign = await asked(call);
    const { response } = await call;
    const { text, isYes = true } = campaignAnswer(campaign);
    const wasMade = response.headers.get("idempotency-replayed") === "true";
    const made = `campaign ${campaign.campaignId}${wasMade ? ", made before" : ""}`;
    return { text: `${made}\n${text}`, json: { ...campaign, idempotencyKey }, isYes };
  });
  host.tell(answer);
}

async function follow(campaignId: string, options: ServiceOptions, host: Host): Promise<void> {
  const events = campaignEvents(serviceOf(options, host), idOf(campaignId));
  await reaching(async () => {
    for await (const campaign of events) host.tell(campaignAnswer(campaign));
  });
}

/** The options of `utrn campaign export`, as typed. */
interface ExportOptions extends ServiceOptions {
  readonly to: string;
  readonly format?: string;
  readonly channel?: string;
}

/** Writes what a stream brings to a file that is not there yet; one that breaks off is removed. */
async function save(content: ReadableStream<Uint8Array>, to: string): Promise<number> {
  const file = await open(to, "wx", OWNER_ONLY).catch((error) => {
    throw fileError("--to", "cannot be written", error);
  });
  const stream = file.createWriteStream();
  try {
    await reaching(() => pipeline(Readable.from(content), stream));
    return stream.bytesWritten;
  } catch (error) {
    await rm(to, { force: true });
    const isOurs = error instanceof Error && "syscall" in error && error.syscall === "write";
    throw isOurs ? fileError("--to", "cannot be written", error) : error;
  }
}

const CHANNELS = ["sms", "letter", "voice"] as const;

async function exportCodes(id: string, options: ExportOptions, host: Host): Promise<void> {
  const format = checkOneOf(options.format ?? "csv", "--format", ["csv", "ndjson"]);
  const { channel: typed } = options;
  const query = typed === undefined ? {} : { channel: checkOneOf(typed, "--channel", CHANNELS) };
  const client = serviceOf(options, host);
  const path = { campaignId: idOf(id) };
  const campaign = await asked(client.GET("/v1/campaigns/{campaignId}", { params: { path } }));
  const request = { params: { path, query }, parseAs: "stream" } as const;
  const content = await asked(client.GET(`/v1/campaigns/{campaignId}/codes.${format}`, request));
  const bytes = await save(content, options.to);
  const words = isOver(campaign)
    ? `${campaign.status}: its codes are in the file`
    : `${campaign.status}: the file has the codes up to now, and more are to come`;
  const { status, issued } = campaign;
  host.tell({ text: words, json: { campaignId: id, status, issued, bytes } });
}

const EXAMPLES = `
A campaign is a file of JSON, as POST /v1/campaigns takes it (docs/reference/http-supplier.md):
  {"label": "Storm credit", "commands": [{"type": "top_up", "amountPence": 1000}],
   "selection": {"tags": ["no-wan", "north"]}}

Examples:
  export UTRN_API_KEY=...
  utrn campaign preview storm.json
  utrn campaign make storm.json
  utrn campaign follow 01993a5e-0000-7000-8000-000000000000
  utrn campaign export 01993a5e-0000-7000-8000-000000000000 --to storm.csv --channel sms

Exit code 1: the service refuses, or the campaign was cancelled.`;

/** Adds `utrn campaign`. */
export function addCampaign(program: Command, host: Host): void {
  const campaign = program
    .command("campaign")
    .description("issue one command set to many meters, by a running supplier service")
    .addHelpText("after", EXAMPLES);
  const add = (name: string, description: string) =>
    addService(campaign.command(name).description(description)).addHelpText("after", EXAMPLES);
  const file = ["<file>", "the campaign, as JSON"] as const;
  add("preview", "what a campaign would do: nothing is signed")
    .argument(...file)
    .action((name: string, options: ServiceOptions) => preview(name, options, host));
  addKeyOption(add("make", "make a campaign; where approval is needed, it waits for it"))
    .argument(...file)
    .action((name: string, options: ServiceOptions & KeyOption) => make(name, options, host));
  add("follow", "say how far a campaign has come until it is over")
    .argument("<id>", "of the campaign")
    .action((id: string, options: ServiceOptions) => follow(id, options, host));
  add("export", "write a campaign's codes to a file, for its owner only")
    .argument("<id>", "of the campaign")
    .requiredOption("--to <file>", "a file that is not there yet")
    .option("--format <format>", "csv or ndjson; left out, csv")
    .option("--channel <channel>", "sms, letter or voice: with the text for each customer")
    .action((id: string, options: ExportOptions) => exportCodes(id, options, host));
}
