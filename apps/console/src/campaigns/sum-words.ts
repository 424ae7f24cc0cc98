import { pounds } from "../ui/amounts.ts";

/** What codes give and charge, of all of them together, in pence. */
interface Sums {
  readonly givenPence: number;
  readonly chargedPence: number;
}

/** What codes give and charge in all: "gives £1,500.00, charges nothing". */
export function sumWords({ givenPence, chargedPence }: Sums): string {
  const given = givenPence === 0 ? "nothing" : pounds(givenPence);
  const charged = chargedPence === 0 ? "nothing" : pounds(chargedPence);
  return `gives ${given}, charges ${charged}`;
}
