import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pagesForFile } from "../support/shared-page.ts";

const { openMeter } = pagesForFile();

/**
 * Runs in the page: whatever the page connects to the loudspeaker goes into a loop of half a second
 * too, which repeats it for ever, so that a busy machine that comes late still hears it whole.
 * `heard` has the loudest sample of each. The page is held up for some time before each sound
 * begins, as a busy machine may hold it up.
 */
const LISTEN = `
  window.heard = [];
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode) {
      const loop = new DelayNode(this.context, { delayTime: 0.5 });
      connect.call(this, loop);
      connect.call(loop, loop);
      const analyser = new AnalyserNode(this.context, { fftSize: 32_768 });
      connect.call(loop, analyser);
      const samples = new Float32Array(analyser.fftSize);
      const number = window.heard.push(0) - 1;
      setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        for (const one of samples) if (one > window.heard[number]) window.heard[number] = one;
      }, 20);
      const freeAt = performance.now() + 200;
      while (performance.now() < freeAt);
    }
    return connect.call(this, to, ...rest);
  };
`;

/** How many sounds the page has begun. */
const sounds = (page: Page) => page.evaluate("window.heard.length");
const hear = (page: Page, number: number) =>
  expect.poll(() => page.evaluate(`window.heard[${number - 1}]`)).toBeGreaterThan(0.05);

test("a key sounds while key sound is on, by hand and from the keyboard", async () => {
  const { page, key, says, problems } = await openMeter();
  await page.evaluate(LISTEN);
  const sound = page.getByRole("switch", { name: "Key sound" });

  await key("A").click();
  await says("lcd", "Enter code");
  expect(await sounds(page)).toBe(0);

  await sound.click();
  await key("7").click();
  await hear(page, 1);
  await page.keyboard.press("3");
  await hear(page, 2);
  expect(await sounds(page)).toBe(2);

  await sound.click();
  await key("9").click();
  await says("lcd", "739");
  expect(await sounds(page)).toBe(2);
  expect(problems).toEqual([]);
  await page.close();
});

test("the choice is kept: a page that is opened again sounds", async () => {
  const { page, key } = await openMeter();
  await page.getByRole("switch", { name: "Key sound" }).click();
  await page.reload();
  await page.evaluate(LISTEN);
  await key("A").click();
  await hear(page, 1);
  await page.close();
});
