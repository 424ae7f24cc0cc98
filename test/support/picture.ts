import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** Pictures are kept at a quarter of their size: small, and fonts of another machine weigh less. */
const SHRINK = 4;
const CHANNELS = 4;
/** How different one pixel may be, 0..1, before it counts. */
const PIXEL_TOLERANCE = 0.2;

/** The mean of every square of four by four pixels. */
function shrunk(png: PNG): PNG {
  const small = new PNG({
    width: Math.floor(png.width / SHRINK),
    height: Math.floor(png.height / SHRINK),
  });
  for (let at = 0; at < small.width * small.height * CHANNELS; at += 1) {
    const channel = at % CHANNELS;
    const pixel = Math.floor(at / CHANNELS);
    const left = (pixel % small.width) * SHRINK;
    const top = Math.floor(pixel / small.width) * SHRINK;
    let sum = 0;
    for (let square = 0; square < SHRINK * SHRINK; square += 1) {
      const x = left + (square % SHRINK);
      const y = top + Math.floor(square / SHRINK);
      sum += png.data[(y * png.width + x) * CHANNELS + channel] ?? 0;
    }
    small.data[at] = Math.round(sum / SHRINK ** 2);
  }
  return small;
}

/** The share of pixels, 0..1, in which a screenshot differs from the picture that is kept. */
export function differenceFrom(path: string, screenshot: Buffer): number {
  const now = shrunk(PNG.sync.read(screenshot));
  const kept = PNG.sync.read(readFileSync(path));
  if (kept.width !== now.width || kept.height !== now.height) return 1;
  const options = { threshold: PIXEL_TOLERANCE };
  const count = pixelmatch(kept.data, now.data, undefined, now.width, now.height, options);
  return count / (now.width * now.height);
}

/** Keeps a screenshot as the picture, where there is none yet or `PICTURES=update` is set. */
export function keepPicture(path: string, screenshot: Buffer): void {
  if (existsSync(path) && process.env.PICTURES !== "update") return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, PNG.sync.write(shrunk(PNG.sync.read(screenshot))));
}
