import { resolve } from "node:path";
import { StartError } from "./start-error.ts";

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const PORT_MAX = 65_535;
const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** A variable's value, or undefined when it is absent or empty. */
export function readText(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value === "" ? undefined : value;
}

/** A TCP port, 0..65535; 0 lets the system choose one. Throws StartError naming the variable. */
export function readPort(env: Environment, name: string, fallback: number): number {
  const text = readText(env, name);
  if (text === undefined) return fallback;
  if (!/^\d{1,5}$/.test(text) || Number(text) > PORT_MAX) {
    throw new StartError(`${name} must be a port number from 0 to ${PORT_MAX}.`);
  }
  return Number(text);
}

/** The address to listen on, `HOST`: this machine only, unless it is named. */
export function readHost(env: Environment): string {
  return readText(env, "HOST") ?? "127.0.0.1";
}

/** The data folder of one server: its own folder inside `DATA_DIR`. */
export function readDataFolder(env: Environment, server: string): string {
  return resolve(readText(env, "DATA_DIR") ?? "./data", server);
}

/** pino's level, `LOG_LEVEL`. Throws StartError naming the variable. */
export function readLogLevel(env: Environment): string {
  const level = readText(env, "LOG_LEVEL") ?? "info";
  if (!LEVELS.includes(level)) {
    throw new StartError(`LOG_LEVEL must be one of ${LEVELS.join(", ")}.`);
  }
  return level;
}
