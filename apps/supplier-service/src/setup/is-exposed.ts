import type { Stats } from "node:fs";

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
