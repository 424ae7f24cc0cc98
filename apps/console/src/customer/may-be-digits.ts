/** What is printed between the digits of a code. */
const PRINTED = /[\s.-]/g;
/** The end of a code: 4 digits are enough to look for it. */
const ENDING = /^[0-9]{4,}$/;
/** A row of digits that is no house number, and no part of an EUI-64 with letters. */
const ROW = /[0-9]{12}/;

/** Whether a text may have digits of a code in it: then it must not stand in an address. */
export function mayBeDigits(text: string): boolean {
  const unprinted = text.replace(PRINTED, "");
  return ENDING.test(unprinted) || ROW.test(unprinted);
}
