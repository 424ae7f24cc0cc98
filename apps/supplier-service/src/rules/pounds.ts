/** Pence as pounds: "£12.34", "-£0.05". */
export function pounds(pence: number): string {
  const sign = pence < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(pence) / 100);
  const rest = String(Math.abs(pence) % 100).padStart(2, "0");
  return `${sign}£${whole}.${rest}`;
}
