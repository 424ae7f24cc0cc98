import type { Ignorer } from "@stryker-mutator/api/ignore";
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** A place in a source as Stryker's parser has it, as far as it matters here. */
interface Place {
  readonly node: { readonly type: string };
  readonly parent?: {
    readonly id?: { readonly name?: string };
    readonly key?: { readonly name?: string };
    readonly callee?: { readonly name?: string };
    readonly arguments?: readonly unknown[];
  };
}

const REASON = "words are for people, and no test of rules repeats them";

const WORDS = ["StringLiteral", "TemplateLiteral", "BinaryExpression", "ArrowFunctionExpression"];

const MESSAGE = /^(message|detail)$/;
const TAKES_WORDS = /^(assert|warnAbout)$|(Error|Refusal|Problem)$/;

/** The words of errors, assertions and warnings, as in `new RangeError(...)`, and of messages. */
const words: Ignorer = {
  shouldIgnore({ node, parent }: Place) {
    const { arguments: given = [], callee } = parent ?? {};
    // What an error takes before its words is a name: of a field, or of the problem.
    const isBehind = given.at(-1) === node || given.indexOf(node) > 0;
    const isGiven = isBehind && TAKES_WORDS.test(callee?.name ?? "");
    const isMessage = MESSAGE.test(parent?.id?.name ?? parent?.key?.name ?? "");
    return WORDS.includes(node.type) && (isGiven || isMessage) ? REASON : undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "words", words)];
