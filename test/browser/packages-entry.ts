import { createMeter, step, viewOf } from "@utrn-lab/meter-emulator";
import { agreeSecret, issueCode, readCode } from "@utrn-lab/utrn";

/** What the test calls in the page. */
export interface PackagesInPage {
  readonly issueCode: typeof issueCode;
  readonly readCode: typeof readCode;
  readonly agreeSecret: typeof agreeSecret;
  readonly createMeter: typeof createMeter;
  readonly step: typeof step;
  readonly viewOf: typeof viewOf;
}

const packages: PackagesInPage = { issueCode, readCode, agreeSecret, createMeter, step, viewOf };
Object.assign(globalThis, { packages });
