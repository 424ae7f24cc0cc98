import type { Ignorer } from "@stryker-mutator/api/ignore";
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** A place in a source as Stryker's parser has it, as far as it matters here. */
interface Place {
  readonly node: { readonly type: string };
  readonly parent?: {
    readonly type: string;
    readonly callee?: { readonly type: string; readonly name?: string };
    readonly arguments?: readonly unknown[];
  };
}

const REASON = "the words of an error are for people, and no test repeats them";

const TAKES_WORDS = /^assert$|(Error|Refusal|Problem)$/;

/** The words of errors and assertions: what is last in `new RangeError(...)` and the like. */
const wordsOfErrors: Ignorer = {
  shouldIgnore({ node, parent }: Place) {
    const isText = node.type === "StringLiteral" || node.type === "TemplateLiteral";
    const isLast = parent?.arguments?.at(-1) === node;
    return isText && isLast && TAKES_WORDS.test(parent?.callee?.name ?? "") ? REASON : undefined;
  },
};

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "words-of-errors", wordsOfErrors),
];
