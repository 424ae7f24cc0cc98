import {
  type Environment,
  readDataFolder,
  readHost,
  readLogLevel,
  readPort,
} from "@utrn-lab/http-host";

/** How a bench is set up, from its environment. */
interface Settings {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** The bench's own folder. */
  readonly folder: string;
}

/**
 * Reads BENCH_PORT, HOST, LOG_LEVEL and DATA_DIR.
 * @throws StartError naming the variable that is wrong.
 */
export function readSettings(env: Environment): Settings {
  return {
    host: readHost(env),
    port: readPort(env, "BENCH_PORT", 3001),
    logLevel: readLogLevel(env),
    folder: readDataFolder(env, "bench"),
  };
}
