import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { type ESTree, parseSync, Visitor } from "vite";

/** Counters of all branches that were compiled so far: each file has a span of them. */
const COUNTERS_MAX = 1 << 17;
/** By this name the code that is watched knows its counters. */
const NAME = "__edges";

/** How often each branch was taken since they were last cleared; a count wraps at 256. */
export interface Edges {
  readonly counters: Uint8Array;
  /** Counters in use. */
  count(): number;
  /** Texts that the code compares with or looks for. */
  readonly words: Set<string>;
}

/** Texts to put into a source: before what stands at a place, or behind what ends there. */
class Insertions {
  readonly #texts: { at: number; text: string; order: number }[] = [];

  before(at: number, text: string): void {
    this.#texts.push({ at, text, order: this.#texts.length });
  }

  /** Of several ends at one place the innermost, which is found last, comes first. */
  behind(at: number, text: string): void {
    this.#texts.push({ at, text, order: -this.#texts.length });
  }

  into(source: string): string {
    const sorted = this.#texts.toSorted((a, b) => a.at - b.at || a.order - b.order);
    const ends = sorted.map(({ at }, index) => source.slice(at, sorted[index + 1]?.at));
    const begin = source.slice(0, sorted[0]?.at);
    return begin + sorted.map(({ text }, index) => text + ends[index]).join("");
  }
}

/** Counts where control can go one way or another, on the line where it stands. */
function countBranches(source: string, path: string, next: () => number, words: Set<string>) {
  const put = new Insertions();
  const count = () => `${NAME}[${next()}]++`;
  const inBlock = (node: ESTree.Node, behind = "") => {
    const isBlock = node.type === "BlockStatement";
    put.before(isBlock ? node.start + 1 : node.start, `${isBlock ? "" : "{"}${count()};`);
    put.behind(node.end, `${isBlock ? "" : "}"}${behind}`);
  };
  const inExpression = (node: ESTree.Node) => {
    put.before(node.start, `(${count()},`);
    put.behind(node.end, ")");
  };
  const inFunction = ({ body }: { body: ESTree.Node | null }) => {
    if (body?.type === "BlockStatement") inBlock(body);
    else if (body !== null) inExpression(body);
  };
  const inBody = ({ body }: { body: ESTree.Node }) => inBlock(body);
  new Visitor({
    FunctionDeclaration: inFunction,
    FunctionExpression: inFunction,
    ArrowFunctionExpression: inFunction,
    IfStatement: ({ consequent, alternate }) => {
      inBlock(consequent, alternate === null ? ` else {${count()};}` : "");
      if (alternate !== null) inBlock(alternate);
    },
    ConditionalExpression: ({ consequent, alternate }) => {
      inExpression(consequent);
      inExpression(alternate);
    },
    LogicalExpression: ({ right }) => inExpression(right),
    ForStatement: inBody,
    ForOfStatement: inBody,
    ForInStatement: inBody,
    WhileStatement: inBody,
    CatchClause: inBody,
    SwitchCase: ({ consequent: [first] }) => {
      if (first !== undefined) put.before(first.start, `${count()};`);
    },
    Literal: ({ value }) => {
      if (typeof value === "string" && value.length > 0 && value.length <= 40) words.add(value);
    },
  }).visit(parseSync(path, source).program);
  return put.into(source);
}

const WATCHED = /\/(packages|apps)\/[^/]+\/(src|server)\/.*\.ts$/;

/** Counts branches in every file of the packages and apps that is loaded from now on. */
export function countEdges(): Edges {
  const counters = new Uint8Array(COUNTERS_MAX);
  const words = new Set<string>();
  let count = 0;
  const next = () => {
    if (count === COUNTERS_MAX) throw new Error("more branches than counters");
    count += 1;
    return count - 1;
  };
  Object.assign(globalThis, { [NAME]: counters });
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith("file:") || loaded.format !== "module-typescript") return loaded;
      const path = fileURLToPath(url);
      if (!WATCHED.test(path)) return loaded;
      return { ...loaded, source: countBranches(String(loaded.source), path, next, words) };
    },
  });
  return { counters, words, count: () => count };
}
