import { strict as assert } from "node:assert";
import { IntlMessageFormat } from "intl-messageformat";
import english from "./languages/en.json" with { type: "json" };
import { whyNotSame } from "./same-gaps.ts";

/** What is said to a customer, by name. English has all, and every language has the same. */
export type MessageName = keyof typeof english;

/** What stands in the gaps of a message. */
export type Values = Readonly<Record<string, string | number>>;

/** A language in which customers are told of codes: a file of ICU messages in `languages/`. */
export interface Language {
  /** Its tag (BCP 47), which is the name of its file. */
  readonly tag: string;
  readonly say: (name: MessageName, values?: Values) => string;
  /** The month of a day, in UTC: "October". */
  readonly month: (day: Date) => string;
}

const ENGLISH: Readonly<Record<string, string>> = english;
const NAMES = Object.keys(english).toSorted();

/** No message has tags: "<" is a character like any other. */
function messageOf(text: string, tag: string): IntlMessageFormat {
  return new IntlMessageFormat(text, tag, undefined, { ignoreTag: true });
}

/**
 * A language from its messages.
 * @param texts - ICU messages by name: those that English has, with the same gaps.
 * @throws AssertionError naming the message that is missing, or is not the same.
 */
export function languageFrom(tag: string, texts: Readonly<Record<string, string>>): Language {
  assert.deepEqual(Object.keys(texts).toSorted(), NAMES, `${tag}.json has other messages than en`);
  const messages = new Map(NAMES.map((name) => [name, messageOf(texts[name] ?? "", tag)] as const));
  for (const [name, message] of messages) {
    const why = whyNotSame(messageOf(ENGLISH[name] ?? "", "en").getAst(), message.getAst());
    assert(why === undefined, `${tag}.json, ${name}: ${why}`);
  }
  const month = new Intl.DateTimeFormat(tag, { month: "long", timeZone: "UTC" });
  return {
    tag,
    say: (name, values) => String(messages.get(name)?.format(values)),
    month: (day) => month.format(day),
  };
}
