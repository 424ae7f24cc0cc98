import { type Static, Type } from "typebox";
import { Counter, Eui64 } from "../../meters/field-schemas.ts";
import { exactly } from "./common.ts";

export const Welcome = Type.Object(
  {
    meterId: Eui64,
    code: Type.String({
      pattern: "^(\\d{20}|\\d{40}|\\d{60})$",
      description: "Its digits, for anybody to key: one of a demonstration, never a customer's.",
      examples: ["73946144332040217315"],
    }),
    utrnCounter: Counter,
    about: Type.String({
      minLength: 1,
      maxLength: 200,
      description: "What the code does, in words.",
      examples: ["a top-up of £10.00"],
    }),
  },
  { ...exactly, title: "Welcome", description: "The code that is ready to be keyed." },
);

export type Welcome = Static<typeof Welcome>;
