import { type ESTree, parseSync, Visitor } from "vite";
import type { ProjectFile } from "./tree.ts";

/** One name that a file takes from another; `*` for all of them. */
interface TakenName {
  readonly specifier: string;
  readonly name: string;
}

/** A function with the lines it fills. */
interface FunctionLines {
  readonly name: string;
  readonly firstLine: number;
  readonly lines: number;
  /** What the function is an argument of, as `describe` in `describe("a title", () => {})`. */
  readonly argumentOf: string | undefined;
}

/** What the rules of structure ask about a TypeScript file. */
export interface Source {
  readonly path: string;
  /** Names that other files can import. */
  readonly exports: readonly string[];
  /** Names imported, re-exported or loaded from other files and packages, types too. */
  readonly taken: readonly TakenName[];
  /** Files started by their address: `new URL("./worker.ts", import.meta.url)`. */
  readonly started: readonly string[];
  readonly functions: readonly FunctionLines[];
  /** Members of types that hold a number, alone or in a list or record. */
  readonly numbers: readonly { readonly name: string; readonly line: number }[];
}

const isLiteral = (node: ESTree.Node): node is ESTree.StringLiteral =>
  node.type === "Literal" && typeof node.value === "string";

function parse({ path, text }: ProjectFile) {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new SyntaxError(`${path}: ${error.message}`);
  return parsed;
}

function takenNames(file: ReturnType<typeof parse>["module"]): TakenName[] {
  const imports = file.staticImports.flatMap(({ moduleRequest, entries }) => {
    const names = entries.map(({ importName }) => importName.name ?? "*");
    const all = names.length === 0 ? ["*"] : names;
    return all.map((name) => ({ specifier: moduleRequest.value, name }));
  });
  const passedOn = file.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, importName }) =>
      moduleRequest === null || moduleRequest === undefined
        ? []
        : [{ specifier: moduleRequest.value, name: importName.name ?? "*" }],
    );
  return [...imports, ...passedOn];
}

function exportedNames(file: ReturnType<typeof parse>["module"]): string[] {
  return file.staticExports
    .flatMap(({ entries }) => entries)
    .map(({ exportName }) => (exportName.kind === "Default" ? "default" : exportName.name))
    .filter((name) => name !== null && name !== undefined);
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

/**
 * Whether a type holds a number itself; the members of a type within it are asked for themselves.
 */
function holdsNumber(type: ESTree.TSType): boolean {
  switch (type.type) {
    case "TSNumberKeyword":
      return true;
    case "TSUnionType":
      return type.types.some(holdsNumber);
    case "TSArrayType":
      return holdsNumber(type.elementType);
    case "TSTypeOperator":
      return holdsNumber(type.typeAnnotation);
    case "TSTypeReference":
      return type.typeArguments?.params.some(holdsNumber) ?? false;
    default:
      return false;
  }
}

/** Reads a TypeScript file: its imports and exports, and how long its functions are. */
export function readSource(file: ProjectFile): Source {
  const parsed = parse(file);
  const taken = takenNames(parsed.module);
  const started: string[] = [];
  const functions: FunctionLines[] = [];
  const numbers: { name: string; line: number }[] = [];
  const names = new Map<AnyFunction | ESTree.Node, string>();
  const argumentsOf = new Map<ESTree.Node, string>();
  const lineAt = (offset: number) => file.text.slice(0, offset).split("\n").length;
  const measure = (node: AnyFunction) => {
    const firstLine = lineAt(node.start);
    functions.push({
      name: node.id?.name ?? names.get(node) ?? "a function without a name",
      firstLine,
      lines: lineAt(node.end) - firstLine + 1,
      argumentOf: argumentsOf.get(node),
    });
  };
  new Visitor({
    TSImportType: ({ source }) => taken.push({ specifier: source.value, name: "*" }),
    ImportExpression: ({ source }) => {
      if (isLiteral(source)) taken.push({ specifier: source.value, name: "*" });
    },
    NewExpression: ({ callee, arguments: [address] }) => {
      const isUrl = callee.type === "Identifier" && callee.name === "URL";
      if (isUrl && address !== undefined && isLiteral(address)) started.push(address.value);
    },
    VariableDeclarator: ({ id, init }) => {
      if (init !== null && id.type === "Identifier") names.set(init, id.name);
    },
    CallExpression: ({ callee, arguments: given }) => {
      const name = calledName(callee);
      for (const one of given) if (name !== undefined) argumentsOf.set(one, name);
    },
    TSPropertySignature: ({ key, typeAnnotation, start }) => {
      if (key.type !== "Identifier" || !typeAnnotation) return;
      if (!holdsNumber(typeAnnotation.typeAnnotation)) return;
      numbers.push({ name: key.name, line: lineAt(start) });
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(parsed.program);
  const exports = exportedNames(parsed.module);
  return { path: file.path, exports, taken, started, functions, numbers };
}
