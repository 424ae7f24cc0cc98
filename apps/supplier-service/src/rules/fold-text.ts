/** A text as it is compared where the case of letters, and how they are encoded, mean nothing. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
