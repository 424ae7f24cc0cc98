import { type ESTree, Visitor } from "vite";
import { parseFile, type Syntax } from "./syntax.ts";
import type { ProjectFile } from "./tree.ts";

/** One name that a file takes from another; `*` for all of them. */
interface TakenName {
  readonly specifier: string;
  readonly name: string;
}

/** What a TypeScript file gives to others, and takes from them. */
export interface Source {
  readonly path: string;
  /** Names that other files can import. */
  readonly exports: readonly string[];
  /** Names imported, re-exported or loaded from other files and packages, types too. */
  readonly taken: readonly TakenName[];
}

const isLiteral = (node: ESTree.Node): node is ESTree.StringLiteral =>
  node.type === "Literal" && typeof node.value === "string";

function takenNames({ module }: Syntax): TakenName[] {
  const imports = module.staticImports.flatMap(({ moduleRequest, entries }) => {
    const names = entries.map(({ importName }) => importName.name ?? "*");
    const all = names.length === 0 ? ["*"] : names;
    return all.map((name) => ({ specifier: moduleRequest.value, name }));
  });
  const passedOn = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, importName }) =>
      moduleRequest === null || moduleRequest === undefined
        ? []
        : [{ specifier: moduleRequest.value, name: importName.name ?? "*" }],
    );
  return [...imports, ...passedOn];
}

function exportedNames({ module }: Syntax): string[] {
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .map(({ exportName }) => (exportName.kind === "Default" ? "default" : exportName.name))
    .filter((name) => name !== null && name !== undefined);
}

/** What is loaded within the code: `import("./a.ts")`, and `new URL("./worker.ts", ...)`. */
function loadedFiles({ program }: Syntax): TakenName[] {
  const loaded: string[] = [];
  new Visitor({
    TSImportType: ({ source }) => loaded.push(source.value),
    ImportExpression: ({ source }) => {
      if (isLiteral(source)) loaded.push(source.value);
    },
    NewExpression: ({ callee, arguments: [address] }) => {
      const isUrl = callee.type === "Identifier" && callee.name === "URL";
      if (isUrl && address !== undefined && isLiteral(address)) loaded.push(address.value);
    },
  }).visit(program);
  return loaded.map((specifier) => ({ specifier, name: "*" }));
}

/** Reads what a TypeScript file imports and exports. */
export function readSource(file: ProjectFile): Source {
  const syntax = parseFile(file);
  const taken = [...takenNames(syntax), ...loadedFiles(syntax)];
  return { path: file.path, exports: exportedNames(syntax), taken };
}
