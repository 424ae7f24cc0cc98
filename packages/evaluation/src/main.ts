import { readFileSync } from "node:fs";
import cliProgress from "cli-progress";
import { Command, InvalidArgumentError, Option } from "commander";
import {
  AssumptionError,
  type Choices,
  choose,
  parseChoice,
  parseChoices,
} from "./assumptions/choose.ts";
import { PRESETS, type PresetName } from "./assumptions/presets.ts";
import { exploreDesign } from "./design/explore.ts";
import { evaluate } from "./evaluate.ts";
import { listAssumptions } from "./list.ts";
import { SIZES } from "./plan/sizes.ts";
import { toMarkdown } from "./report/markdown.ts";

interface Options {
  readonly quick?: boolean;
  readonly seed: number;
  readonly out: string;
  readonly preset: PresetName;
  readonly set: Choices;
  readonly assumptions?: Choices;
  readonly workers?: number;
}

function wholeNumber(least: number) {
  return (value: string): number => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least))
      throw new InvalidArgumentError(`must be a whole number from ${least} on.`);
    return number;
  };
}

function refusing<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof AssumptionError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

function readChoices(path: string): Choices {
  return refusing(() => {
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch {
      throw new AssumptionError(`The file ${path} cannot be read.`);
    }
    try {
      return parseChoices(JSON.parse(text));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new AssumptionError(`The file ${path} holds no JSON.`);
    }
  });
}

const addChoice = (text: string, before: Choices): Choices =>
  refusing(() => ({ ...before, ...parseChoice(text) }));

/** The preset, over it the file, over that what is set by name. */
function choicesOf({ preset, assumptions, set }: Options): Choices {
  return { ...PRESETS[preset], ...assumptions, ...set };
}

async function run(options: Options): Promise<void> {
  const { quick = false, seed, out, workers } = options;
  const abort = new AbortController();
  process.once("SIGINT", () => abort.abort());
  const bar = new cliProgress.SingleBar({
    format: "{bar} {percentage} %, {value} of {total} blocks, {eta_formatted} left",
    noTTYOutput: false,
    hideCursor: true,
  });
  bar.start(1, 0);
  const onProgress = (done: number, all: number) => {
    bar.setTotal(all);
    bar.update(done);
  };
  const choices = choicesOf(options);
  const size = quick ? SIZES.quick : SIZES.usual;
  try {
    await evaluate({ seed, size, choices, folder: out, workers, signal: abort.signal, onProgress });
    bar.stop();
    process.stdout.write(`The report is ${out}/report.html.\n`);
  } catch (error) {
    bar.stop();
    if (!abort.signal.aborted) throw error;
    process.stdout.write(`Stopped. What is done is kept in ${out}; the same command goes on.\n`);
    process.exitCode = 130;
  }
}

const program = new Command("evaluate")
  .description("What would DP094 change? Simulates homes without WAN and writes a report.")
  .addOption(
    new Option("--preset <year>", "the year that it is")
      .choices(Object.keys(PRESETS))
      .default("crisis"),
  )
  .option("--quick", "a small run, in under a minute")
  .option("--seed <n>", "the first seed; the same seed gives the same report", wholeNumber(0), 1)
  .option("--out <folder>", "where the report goes", "evaluation")
  .option(
    "--set <name=value>",
    "another value for an assumption; can be given again",
    addChoice,
    {},
  )
  .option("--assumptions <file>", "JSON of assumptions: numbers by name", readChoices)
  .option("--workers <n>", "threads; all cores when left out", wholeNumber(1))
  .action(run);

program
  .command("list")
  .description("print all assumptions, their values and what they can be")
  .action(() => {
    process.stdout.write(listAssumptions());
  });

program
  .command("design")
  .description("print the design explorer as Markdown: 20, 40 and 60 digits side by side")
  .action(() => {
    const chosen = choose(choicesOf(program.opts<Options>()));
    const parts = exploreDesign(chosen, SIZES.usual.trials);
    process.stdout.write(toMarkdown("The design of keypad codes", parts));
  });

await program.parseAsync();
