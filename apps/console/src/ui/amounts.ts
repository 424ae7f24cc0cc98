const POUNDS = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
const COUNT = new Intl.NumberFormat("en-GB");

const PENCE_PER_POUND = 100;

/** Whole pence, also of many codes together, as pounds: "£1,234.50". */
export function pounds(pence: number): string {
  return POUNDS.format(pence / PENCE_PER_POUND);
}

/** A count and what is counted: "1 meter", "86,681 meters". */
export function counted(count: number, noun: string): string {
  return `${COUNT.format(count)} ${noun}${count === 1 ? "" : "s"}`;
}
