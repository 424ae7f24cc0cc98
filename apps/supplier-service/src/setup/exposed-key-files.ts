import { statSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "./settings.ts";

/** The bits of a file's mode that let its group and others at it. */
const OTHERS = 0o077;

function isExposed(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & OTHERS) !== 0;
}

/** The files of private keys and of the API key that others than their owner can read or change. */
export function exposedKeyFiles(settings: Settings): string[] {
  const { folder, keyFile, commandKeyFile, oldKeyFile, oldCommandKeyFile, auditKeyFile } = settings;
  const named = [keyFile, commandKeyFile, oldKeyFile, oldCommandKeyFile, auditKeyFile];
  const kept = ["supplier-key.pem", "audit-key.pem", "bootstrap-key"].map((it) => join(folder, it));
  return [...named.filter((path) => path !== undefined), ...kept].filter(isExposed);
}
