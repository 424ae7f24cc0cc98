import assert from "node:assert/strict";
import { parseEnv } from "node:util";
import { StartError } from "@utrn-lab/http-host";
import { readSettings as readBench } from "../../../apps/bench/server/settings.ts";
import { readSettings as readSupplier } from "../../../apps/supplier-service/src/setup/settings.ts";
import { SUPPLIER_ID } from "../../support/parties.ts";
import type { Door } from "../engine/door.ts";

/** What is secret in an environment, and is repeated in no sentence. */
const SECRETS = ["DATABASE_URL", "SUPPLIER_KEY_PASSPHRASE", "SUPPLIER_BOOTSTRAP_KEY"];
/** Shorter texts stand in any sentence. */
const SECRET_LENGTH_MIN = 9;

type Env = Readonly<Record<string, string | undefined>>;

function read(readSettings: (env: Env) => object, env: Env): string {
  try {
    return Object.values(readSettings(env)).every((each) => each !== null) ? "read" : "null";
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const message = error.message.replace("postgres://user@host/name", "");
    for (const name of SECRETS) {
      const secret = env[name] ?? "";
      if (secret.length >= SECRET_LENGTH_MIN) assert.ok(!message.includes(secret), "secret told");
    }
    return message.split(" ").slice(0, 2).join(" ").slice(0, 40);
  }
}

/** Whoever is named may come in, and nobody else: a setting that is taken can be asked. */
function ask(env: Env): void {
  const { isTrustedProxy, webhookTargets } = readSupplier(env);
  for (const address of ["127.0.0.1", "10.0.0.1", "::1", "no address"]) {
    assert.equal(typeof isTrustedProxy(address), "boolean");
  }
  assert.equal(typeof webhookTargets.allowed.check("10.0.0.1"), "boolean");
}

export const door: Door = {
  says: "the environment of both servers: settings, or a sentence that names the variable",
  bytesMax: 1_000,
  cpuMsMax: 200,
  seeds: () => [
    "SUPPLIER_PORT=0\nHOST=::1\nLOG_LEVEL=silent\nDATA_DIR=data\nROLE=worker\nLAB=1\nCONSOLE=0",
    "DATABASE_URL=postgres://ann:hidden-word@host/name?ssl=1\nSUPPLIER_ID=90-b3-d5-1f-30-01-00-00",
    `SUPPLIER_ID=${SUPPLIER_ID}\nSUPPLIER_BOOTSTRAP_KEY=key-of-the-tests-with-32-letters`,
    "CORS_ORIGINS=http://localhost:3001, https://a.example\nTRUSTED_PROXIES=10.0.0.0/8, ::1",
    "WEBHOOK_TARGETS=127.0.0.0/8,fd00::/8, 192.0.2.7\nDEBT_PERCENT_LINE=25\nREPEATED_CODES=reason",
    "BENCH_PORT=65535\nBENCH_HOSTS=bench.example, 192.0.2.7\nRATE_LIMIT_PER_MINUTE=0",
  ],
  open: () => ({
    answer(input) {
      const parsed = Object.entries(parseEnv(input.toString("utf8")));
      // What names a file with a secret would have it read.
      const env = Object.fromEntries(parsed.filter(([name]) => !name.endsWith("_FILE")));
      const supplier = read(readSupplier, env);
      if (supplier === "read") ask(env);
      return `${supplier}, ${read(readBench, env)}`;
    },
    close: () => {},
  }),
};
