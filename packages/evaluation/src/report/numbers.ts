import type { Estimate } from "../statistics/interval.ts";

/** Digits that stand behind the point: three figures in all, and none that is not known. */
function decimals(size: number): number {
  if (size >= 100) return 0;
  if (size >= 10) return 1;
  return 2;
}

const group = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** A number as it is printed, everywhere: "1,234", "12.3", "0.05"; "-0" is "0". */
export function print(value: number, places = decimals(Math.abs(value))): string {
  const [whole = "", fraction] = Math.abs(value).toFixed(places).split(".");
  const text = fraction === undefined ? group(whole) : `${group(whole)}.${fraction}`;
  const isZero = /^[0.,]*$/.test(text);
  return value < 0 && !isZero ? `-${text}` : text;
}

/** "1.20 (0.80 to 1.60)": a mean and its interval. */
export function printEstimate({ mean, low, high }: Estimate): string {
  const places = decimals(Math.max(Math.abs(low), Math.abs(high)));
  return `${print(mean, places)} (${print(low, places)} to ${print(high, places)})`;
}

/** With its sign, for differences. */
export function printChange(estimate: Estimate): string {
  const text = printEstimate(estimate);
  return estimate.mean > 0 && !text.startsWith("0.00 ") ? `+${text}` : text;
}
