import { isNode, type Node, withComponents } from "./node.ts";

/** A `title` that is a name: of a schema that stands in the document once. */
const NAME = /^[A-Z][A-Za-z0-9]*$/;

/**
 * Puts every schema that has a name as its `title` into `components.schemas` and refers to it from
 * where it stood, so that clients which are generated from the document have types of these names.
 * What a place says of its own beside the schema, its `description`, stays there.
 * @param document - an OpenAPI 3.1 document; it is not changed.
 */
export function nameSchemas(document: Node): Node {
  const schemas: Record<string, unknown> = {};
  const move = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(move);
    return isNode(value) ? moveNode(value) : value;
  };
  const moveNode = (node: Node): Node => {
    const moved = Object.fromEntries(Object.entries(node).map(([name, of]) => [name, move(of)]));
    const { title } = moved;
    if (typeof title !== "string" || !NAME.test(title)) return moved;
    const known = schemas[title];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(moved)) {
      throw new Error(`two schemas have the name ${title}`);
    }
    schemas[title] = moved;
    return { $ref: `#/components/schemas/${title}` };
  };
  return withComponents(moveNode(document), "schemas", schemas);
}
