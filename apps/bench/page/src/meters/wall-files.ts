import { isRecord } from "@utrn-lab/utrn/checks";
import { bench, type MeterFile, type View } from "../api.ts";
import { counted } from "../formats.ts";
import { readJsonFile } from "../json-file.ts";
import { saveFile } from "../save-file.ts";

function save(name: string, file: MeterFile): void {
  saveFile(name, "application/json", `${JSON.stringify(file, null, 2)}\n`);
}

/** Saves meters of the wall as one file, as `GET /v1/meters/export` gives all of them. */
export async function exportMeters(views: readonly View[]): Promise<undefined> {
  const meters = await Promise.all(
    views.map(async ({ meterId, label, dayProfile, clock: { rate } }) => ({
      ...(label === "" ? {} : { label }),
      rate,
      dayProfile,
      snapshot: await bench.snapshot(meterId),
    })),
  );
  const [first] = views;
  const name = views.length === 1 ? `meter-${first?.meterId}.json` : "meters.json";
  save(name, { version: 1, meters });
}

/** Saves all meters as one file. */
export async function exportAll(): Promise<undefined> {
  save("meters.json", await bench.exportAll());
}

/** Takes the meters of a file in, and says how many. */
export async function importMeters(file: File): Promise<string> {
  const content = await readJsonFile(file);
  if (isRecord(content) && "steps" in content) {
    throw new Error(
      `${file.name} is a session, not a file of meters: open it under Sessions, at a meter.`,
    );
  }
  if (!isRecord(content) || !Array.isArray(content.meters)) {
    throw new Error(
      `${file.name} is no file of meters: choose one that was saved by Export, here or on ` +
        "another bench.",
    );
  }
  const { meterIds } = await bench.importAll(content);
  return meterIds.length === 1
    ? "One meter taken in."
    : `${counted(meterIds.length, "meter")} taken in.`;
}
