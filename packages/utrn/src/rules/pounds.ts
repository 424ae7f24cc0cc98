const PENCE_PER_POUND = 100;
const MILLIPENCE_PER_PENNY = 1_000;
const MILLIPENCE_PER_POUND = 100_000;

function inPounds(amount: number, perPound: number, places: number): string {
  const sign = amount < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(amount) / perPound);
  const rest = String(Math.abs(amount) % perPound).padStart(places, "0");
  return `${sign}£${whole}.${rest}`;
}

/**
 * Pence as pounds.
 * @param pence - an integer.
 * @example poundsOf(-5) // "-£0.05"
 */
export function poundsOf(pence: number): string {
  return inPounds(pence, PENCE_PER_POUND, 2);
}

/**
 * Millipence as pounds to the last millipence, without zeros at the end that are below a penny.
 * @param millipence - an integer.
 * @example exactPoundsOf(1_234_500) // "£12.345"
 */
export function exactPoundsOf(millipence: number): string {
  return inPounds(millipence, MILLIPENCE_PER_POUND, 5).replace(/0{1,3}$/, "");
}

/**
 * Millipence as pence, exactly: how a price is said.
 * @param millipence - an integer.
 * @example penceOf(24_500) // "24.5p"
 */
export function penceOf(millipence: number): string {
  return `${millipence / MILLIPENCE_PER_PENNY}p`;
}

/**
 * An amount with a minus sign, as it is printed, in place of the hyphen of a meter's display.
 * @example withMinus(poundsOf(-5)) // "−£0.05"
 */
export function withMinus(amount: string): string {
  return amount.replace("-", "−");
}
