const POUNDS = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
const COUNT = new Intl.NumberFormat("en-GB");

const PENCE_PER_POUND = 100;

/** Whole pence, also of many codes together, as pounds: "£1,234.50". */
export function pounds(pence: number): string {
  return POUNDS.format(pence / PENCE_PER_POUND);
}

/** A count, as it stands in a table: "86,681". */
export function count(number: number): string {
  return COUNT.format(number);
}

/** A count and what is counted: "1 meter", "86,681 meters". */
export function counted(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}
