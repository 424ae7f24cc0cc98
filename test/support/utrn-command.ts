import { Readable, Writable } from "node:stream";
import { utrn } from "../../apps/cli/src/program.ts";

/** What a command line did. */
export interface Ended {
  /** The exit code. */
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** What a command line is given beside its arguments. */
interface Given {
  readonly input?: string | Uint8Array;
  /** Typed at a terminal, chunk by chunk, instead of an input. */
  readonly keys?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds since the Unix epoch; noon of 2026-11-24 when left out. */
  readonly nowSeconds?: number;
}

function collector() {
  const chunks: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join("").trimEnd() };
}

/** Runs the command line in this process, on streams and an environment of its own. */
export async function utrnCommand(args: readonly string[], given: Given = {}): Promise<Ended> {
  const { input = "", keys, env = {}, nowSeconds = 1_795_521_600 } = given;
  const terminal = { isTTY: true, setRawMode: () => {} };
  const [stdout, stderr] = [collector(), collector()];
  const status = await utrn(args, {
    stdin:
      keys === undefined
        ? Readable.from([Buffer.from(input)])
        : Object.assign(Readable.from(keys.map((each) => Buffer.from(each))), terminal),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env,
    nowSeconds: () => nowSeconds,
  });
  return { status, out: stdout.text(), err: stderr.text() };
}
