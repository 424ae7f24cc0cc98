import { statSync } from "node:fs";
import { join } from "node:path";
import { isExposed } from "./is-exposed.ts";
import type { Settings } from "./settings.ts";

/** The files of secrets, keys and the API key that others than their owner can read or change. */
export function exposedKeyFiles(settings: Settings): string[] {
  const { folder, keyFile, commandKeyFile, oldKeyFile, oldCommandKeyFile, auditKeyFile } = settings;
  const keys = [keyFile, commandKeyFile, oldKeyFile, oldCommandKeyFile, auditKeyFile];
  const named = [...keys.filter((path) => path !== undefined), ...settings.secretFiles];
  const kept = ["supplier-key.pem", "audit-key.pem", "bootstrap-key"].map((it) => join(folder, it));
  return [...named, ...kept].filter((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found !== undefined && isExposed(found, process.getuid?.() ?? found.uid);
  });
}
