import { saveFile as saveContent } from "@utrn-lab/page-parts";

/** Gives the tester a file of text, as a download. */
export function saveFile(name: string, type: string, content: string): void {
  saveContent(name, new Blob([content], { type }));
}
