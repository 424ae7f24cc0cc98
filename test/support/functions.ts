import { type ESTree, Visitor } from "vite";
import { lineAt, parseFile } from "./syntax.ts";
import type { ProjectFile } from "./tree.ts";

/** A function with the lines it fills. */
interface FunctionLines {
  readonly name: string;
  readonly firstLine: number;
  readonly lines: number;
  /** What the function is an argument of, as `describe` in `describe("a title", () => {})`. */
  readonly argumentOf: string | undefined;
}

type AnyFunction = ESTree.Function | ESTree.ArrowFunctionExpression;

/** The name of a called function: `it` for `it(...)`, `it.each(...)(...)` and ``it.each`...` ``. */
function calledName(callee: ESTree.Node): string | undefined {
  switch (callee.type) {
    case "Identifier":
      return callee.name;
    case "MemberExpression":
      return calledName(callee.object);
    case "CallExpression":
      return calledName(callee.callee);
    case "TaggedTemplateExpression":
      return calledName(callee.tag);
    default:
      return undefined;
  }
}

/** Every function of a TypeScript file. */
export function functionsOf(file: ProjectFile): FunctionLines[] {
  const functions: FunctionLines[] = [];
  const names = new Map<ESTree.Node, string>();
  const argumentsOf = new Map<ESTree.Node, string>();
  const measure = (node: AnyFunction) => {
    const firstLine = lineAt(file.text, node.start);
    functions.push({
      name: node.id?.name ?? names.get(node) ?? "a function without a name",
      firstLine,
      lines: lineAt(file.text, node.end) - firstLine + 1,
      argumentOf: argumentsOf.get(node),
    });
  };
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (init !== null && id.type === "Identifier") names.set(init, id.name);
    },
    CallExpression: ({ callee, arguments: given }) => {
      const name = calledName(callee);
      for (const one of given) if (name !== undefined) argumentsOf.set(one, name);
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(parseFile(file).program);
  return functions;
}
