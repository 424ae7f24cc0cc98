import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DOORS, doorOf } from "./doors.ts";
import { Tried } from "./engine/attempt.ts";
import { writeCorpus } from "./engine/corpus.ts";
import type { Finding } from "./engine/fuzz.ts";
import { search } from "./search.ts";

/** Inputs that broke a promise, until they are mended. */
const FINDINGS = "fuzz-findings";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: "boolean", default: false },
    seconds: { type: "string", default: "60" },
    inputs: { type: "string", default: "Infinity" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    try: { type: "string" },
  },
});

const USAGE = [
  "npm run fuzz -- DOOR|all [--seconds N] [--inputs N] [--seed N]",
  "npm run fuzz -- DOOR --try FILE",
  "npm run fuzz -- --list",
].join("\n");

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function list(): Promise<void> {
  for (const name of Object.keys(DOORS)) print(`${name.padEnd(16)} ${(await doorOf(name)).says}`);
}

function keep(door: string, { input, message }: Finding): void {
  const bytes = Buffer.from(input, "latin1");
  const file = join(
    FINDINGS,
    `${door}-${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}`,
  );
  mkdirSync(FINDINGS, { recursive: true });
  writeFileSync(file, bytes);
  print(`\nFound: ${message}\nIts input: npm run fuzz -- ${door} --try ${file}\n`);
}

async function tryOne(name: string, file: string): Promise<void> {
  const tried = new Tried(await doorOf(name));
  const attempt = await tried.attempt(readFileSync(file, "latin1"));
  await tried.close();
  print("answer" in attempt ? `answered: ${attempt.answer}` : attempt.failure.message);
  if ("failure" in attempt) process.exitCode = 1;
}

async function searchBehind(door: string, seed: number): Promise<void> {
  const seconds = Number(values.seconds);
  const startMs = Date.now();
  const searched = await search({ door, seed, seconds, inputs: Number(values.inputs) });
  const { findings, ran } = searched;
  for (const finding of findings) keep(door, finding);
  if (findings.length > 0) process.exitCode = 1;
  const took = Math.round((Date.now() - startMs) / 1_000);
  const said = [`${searched.inputs} inputs`, `${took} s`, `${findings.length} findings`];
  if (ran === undefined) return print(`${door}: ${said.join(", ")}, ended in the middle`);
  writeCorpus(door, ran.corpus);
  said.push(`${ran.edges} of ${ran.edgesLoaded} branches`, `${ran.answers.length} answers`);
  print(`${door}: ${said.join(", ")}, ${ran.corpus.length} inputs kept`);
}

async function main(): Promise<void> {
  const [name = ""] = positionals;
  if (values.list) return list();
  const names = name === "all" ? Object.keys(DOORS) : [name];
  if (!names.every((door) => Object.hasOwn(DOORS, door))) {
    print(USAGE);
    process.exitCode = 2;
  } else if (values.try !== undefined) {
    for (const door of names) await tryOne(door, values.try);
  } else {
    const seed = Number(values.seed);
    print(`seed ${seed} (repeat with --seed ${seed} and --inputs)`);
    for (const door of names) await searchBehind(door, seed);
  }
}

await main();
