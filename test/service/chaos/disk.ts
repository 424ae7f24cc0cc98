import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk that can be filled. */
export interface Disk {
  readonly folder: string;
  /** Leaves no room on it. */
  fill(): void;
  /** Gives it its room again. */
  free(): void;
  /** Takes it away, with all that is on it. */
  remove(): void;
}

/** Room that no test fills. */
const ROOM = "2g";
/** Blocks. */
const HEADROOM_MAX = 100;

function mount(...args: string[]): boolean {
  return spawnSync("mount", args, { stdio: "ignore" }).status === 0;
}

/**
 * Mounts a disk in memory.
 * @returns undefined where this user may not mount one.
 */
export function mountDisk(): Disk | undefined {
  const folder = mkdtempSync(join(tmpdir(), "disk-"));
  if (!mount("-t", "tmpfs", "-o", `size=${ROOM},mode=755`, "tmpfs", folder)) {
    rmdirSync(folder);
    return undefined;
  }
  const resize = (size: string) => mount("-o", `remount,size=${size}`, folder);
  return {
    folder,
    fill: () => {
      // What is written meanwhile needs its room: the disk may have grown since it was asked.
      for (let headroom = 0; headroom < HEADROOM_MAX; headroom += 1) {
        const { blocks, bfree, bsize } = statfsSync(folder);
        if (resize(String((blocks - bfree + headroom) * bsize))) return;
      }
      throw new Error("the disk could not be filled");
    },
    free: () => {
      if (!resize(ROOM)) throw new Error("the disk could not be freed");
    },
    remove: () => {
      spawnSync("umount", ["-l", folder], { stdio: "ignore" });
      rmdirSync(folder);
    },
  };
}
