import { utrn } from "./program.ts";

const { stdin, stdout, stderr, env, argv } = process;

/** Who reads has gone, as `head` does: there is nobody left to tell. */
stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code !== "EPIPE") stderr.write(`utrn: the answer cannot be written (${code})\n`);
  process.exit(code === "EPIPE" ? 0 : 2);
});
stderr.on("error", () => process.exit(2));

const nowSeconds = () => Math.floor(Date.now() / 1_000);
process.exitCode = await utrn(argv.slice(2), { stdin, stdout, stderr, env, nowSeconds });
