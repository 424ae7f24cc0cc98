export { DAY_MAX, DAY_SECONDS, dateOfDay, dayOfTime, parseDate, timeOfDay } from "../calendar.ts";
export { creditPenceOf } from "./credit.ts";
export { DEBT_NAMES, displayLine, fitting, LINE_CHARACTERS } from "./display-line.ts";
export { endOfValidity, hasExpired } from "./expiry.ts";
export { exactPoundsOf, penceOf, poundsOf } from "./pounds.ts";
export { endDateOfProtection, endOfProtection, PROTECTION_END_SECONDS } from "./protection.ts";
export { counterBitsOf, reachOf } from "./reach.ts";
export { REFUSAL_LINES } from "./refusal-line.ts";
export { raisesFloor } from "./tenancy.ts";
