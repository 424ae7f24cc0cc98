import { type ESTree, Visitor } from "vite";
import { lineAt, parseFile } from "./syntax.ts";
import type { ProjectFile } from "./tree.ts";

/** Whether a type holds a number itself, and not only in the members of a type within it. */
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

/** Members of types that hold a number, alone or in a list or record. */
export function numbersOf(file: ProjectFile): { name: string; line: number }[] {
  const numbers: { name: string; line: number }[] = [];
  new Visitor({
    TSPropertySignature: ({ key, typeAnnotation, start }) => {
      if (key.type !== "Identifier" || !typeAnnotation) return;
      if (!holdsNumber(typeAnnotation.typeAnnotation)) return;
      numbers.push({ name: key.name, line: lineAt(file.text, start) });
    },
  }).visit(parseFile(file).program);
  return numbers;
}

function isConst(type: ESTree.TSType): boolean {
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  return type.typeName.name === "const";
}

/** The lines with a cast: an `as`, but for `as const` and the names of imports and exports. */
export function castsOf(file: ProjectFile): number[] {
  const lines: number[] = [];
  new Visitor({
    TSAsExpression: ({ typeAnnotation, start }) => {
      if (!isConst(typeAnnotation)) lines.push(lineAt(file.text, start));
    },
  }).visit(parseFile(file).program);
  return lines;
}
