import { isIP } from "node:net";
import {
  type Environment,
  readDataFolder,
  readHost,
  readLogLevel,
  readPort,
  readText,
  StartError,
} from "@utrn-lab/http-host";

/** How a bench is set up, from its environment. */
interface Settings {
  readonly host: string;
  readonly port: number;
  /** Names and addresses by which it is called, beside those of the loopback. */
  readonly ownNames: readonly string[];
  readonly logLevel: string;
  /** The bench's own folder. */
  readonly folder: string;
}

const HOST_NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i;

/** The names in BENCH_HOSTS, separated by commas; none when it is not set. */
function readNames(env: Environment): readonly string[] {
  const text = readText(env, "BENCH_HOSTS");
  if (text === undefined) return [];
  const names = text.split(",").map((name) => name.trim());
  if (names.every((name) => isIP(name) !== 0 || HOST_NAME.test(name))) return names;
  throw new StartError(
    "BENCH_HOSTS must be names such as bench.example or 192.0.2.7, without a port, " +
      "separated by commas.",
  );
}

/**
 * Reads BENCH_PORT, HOST, BENCH_HOSTS, LOG_LEVEL and DATA_DIR.
 * @throws StartError naming the variable that is wrong.
 */
export function readSettings(env: Environment): Settings {
  const host = readHost(env);
  return {
    host,
    port: readPort(env, "BENCH_PORT", 3001),
    ownNames: [host, ...readNames(env)],
    logLevel: readLogLevel(env),
    folder: readDataFolder(env, "bench"),
  };
}
