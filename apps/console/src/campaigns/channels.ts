/** How codes go to their customers, with what each way is called. */
export const CHANNELS = [
  ["letter", "Letter"],
  ["sms", "SMS"],
  ["voice", "Telephone"],
  ["email", "E-mail"],
  ["app", "App"],
  ["other", "Another way"],
] as const;

/** The ways for which the service writes the text that each customer is told. */
export const TEXT_CHANNELS = [
  ["letter", "Letter"],
  ["sms", "SMS"],
  ["voice", "Telephone, to read out"],
] as const;
