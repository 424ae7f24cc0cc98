import { Type } from "typebox";

/**
 * An EUI-64 in a request: taken as it is printed, and in the one form for whoever reads the request
 * (validation.ts). Every request of both servers has its ids by this schema.
 */
export const GivenEui64 = Type.String({
  "x-eui64": true,
  minLength: 16,
  description:
    "An EUI-64, 16 hex digits in any case; in one piece or in groups of one length, with " +
    "hyphens, colons, full stops or spaces between them; answered as 16 lowercase hex digits.",
  examples: ["00db1234567890a0", "00-DB-12-34-56-78-90-A0", "00:db:12:34:56:78:90:a0"],
});
