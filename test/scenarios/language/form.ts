import { VALUES, type Values } from "./values.ts";

/** The values of a form, in their order: "load <count> W" has one, a number. */
type Arguments<Form extends string> =
  Form extends `${string}<${infer Kind extends keyof Values}>${infer Rest}`
    ? [Values[Kind], ...Arguments<Rest>]
    : [];

/** One way to write something, and what it then means. */
export interface Form<T> {
  readonly form: string;
  readonly read: (text: string) => T | undefined;
}

/** What cannot be read; the reader of the file adds where it stands. */
export class ScenarioSyntaxError extends Error {
  override readonly name = "ScenarioSyntaxError";
}

/**
 * A form of the language: fixed words, and values in angle brackets (values.ts).
 * @example form("load <count> W", (watts) => watts).read("load 2000 W") // 2000
 */
export function form<T, const F extends string>(
  written: F,
  make: (...values: Arguments<F>) => T,
): Form<T> {
  const kinds: (keyof Values)[] = [];
  const pattern = written.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/<(\w+)>/g, (_, kind) => {
    kinds.push(kind as keyof Values);
    return `(${VALUES[kind as keyof Values].pattern})`;
  });
  const whole = new RegExp(`^${pattern}$`);
  const read = (text: string): T | undefined => {
    const found = whole.exec(text);
    if (found === null) return undefined;
    const values = kinds.map((kind, at) => VALUES[kind].read(found[at + 1] ?? ""));
    if (values.includes(undefined)) return undefined;
    return make(...(values as unknown as Arguments<F>));
  };
  return { form: written, read };
}

/** The forms that begin as a text does: what was meant, perhaps. */
function alike<T>(forms: readonly Form<T>[], text: string): string {
  const [word = ""] = text.split(" ");
  const close = forms.filter((one) => one.form.split(" ")[0] === word);
  return (close.length > 0 ? close : forms).map((one) => `  ${one.form}`).join("\n");
}

/**
 * Reads a text by the first form that fits.
 * @throws ScenarioSyntaxError with the forms that were possible.
 */
export function readBy<T>(forms: readonly Form<T>[], text: string): T {
  for (const one of forms) {
    const made = one.read(text);
    if (made !== undefined) return made;
  }
  throw new ScenarioSyntaxError(`cannot read "${text}"; it could be\n${alike(forms, text)}`);
}
