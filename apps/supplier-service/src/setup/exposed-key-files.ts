import { type Stats, statSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "./settings.ts";

const GROUP_READ = 0o040;
/** The bits of a file's mode that let its group and others at it. */
const OTHERS = 0o077;

/**
 * Whether others than its owner can read or change a file. One that is not the process's own is
 * handed to it by its group: a credential of systemd, a secret of Kubernetes.
 * @param ownUid - the user that the process runs as.
 */
export function isExposed({ mode, uid }: Pick<Stats, "mode" | "uid">, ownUid: number): boolean {
  return (mode & (uid === ownUid ? OTHERS : OTHERS & ~GROUP_READ)) !== 0;
}

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
