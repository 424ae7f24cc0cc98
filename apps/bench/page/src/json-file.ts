/**
 * Reads a file that the tester chose.
 * @throws Error with the file's name and, where the browser tells it, the line that is no JSON.
 */
export async function readJsonFile(file: File): Promise<unknown> {
  const text = await file.text();
  if (text.trim() === "")
    throw new Error(`${file.name} is empty: choose a file that was saved here.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file.name} is not JSON, and nothing was taken from it: ${reason}.`);
  }
}
