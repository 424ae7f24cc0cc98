import {
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
} from "@formatjs/icu-messageformat-parser";
import { isStructurallySame } from "@formatjs/icu-messageformat-parser/manipulator.js";

/** What a message chooses between, "face: two, ppmid"; plurals differ by language. */
function choicesOf(message: readonly MessageFormatElement[]): readonly string[] {
  return message.flatMap((element) => {
    if (!isSelectElement(element) && !isPluralElement(element)) return [];
    const variants = Object.entries(element.options);
    const within = variants.flatMap(([, { value }]) => choicesOf(value));
    if (isPluralElement(element)) return within;
    const names = variants.map(([name]) => name).toSorted();
    return [`${element.value}: ${names.join(", ")}`, ...within];
  });
}

/**
 * Why a translation does not say all that the message says: a gap for an amount that is missing, a
 * variant that is not there; undefined where it does.
 */
export function whyNotSame(
  message: MessageFormatElement[],
  translation: MessageFormatElement[],
): string | undefined {
  const { success, error } = isStructurallySame(message, translation);
  if (!success) return error?.message ?? "other gaps";
  const [choices, others] = [message, translation].map((each) =>
    [...new Set(choicesOf(each))].toSorted().join("; "),
  );
  return choices === others ? undefined : `chooses by ${others}, and should by ${choices}`;
}
