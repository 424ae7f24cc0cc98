import { NAMED_METER } from "./named-meter.ts";
import type { NamedMutant } from "./named-mutant.ts";
import { NAMED_SERVICE } from "./named-service.ts";
import { NAMED_UTRN } from "./named-utrn.ts";

/** All named mutants. */
export const NAMED: readonly NamedMutant[] = [...NAMED_UTRN, ...NAMED_METER, ...NAMED_SERVICE];
