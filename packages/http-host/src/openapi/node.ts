/** A part of an OpenAPI document. */
export type Node = { readonly [member: string]: unknown };

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member that is a part itself; without it, one that has no members. */
export function nodeIn(node: Node, member: string): Node {
  const value = node[member];
  return isNode(value) ? value : {};
}

function mapMembers(node: Node, change: (value: Node, name: string) => unknown): Node {
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      isNode(value) ? change(value, name) : value,
    ]),
  );
}

/** The document with its operations changed. */
export function mapOperations(
  document: Node,
  change: (operation: Node, method: string) => Node,
): Node {
  const paths = mapMembers(nodeIn(document, "paths"), (path) => mapMembers(path, change));
  return { ...document, paths };
}

/** An operation with its responses changed; `status` is that of the response. */
export function mapResponses(
  operation: Node,
  change: (response: Node, status: string) => Node,
): Node {
  return { ...operation, responses: mapMembers(nodeIn(operation, "responses"), change) };
}

/** The document with more of one kind of components. */
export function withComponents(document: Node, kind: string, more: Node): Node {
  const components = nodeIn(document, "components");
  const known = nodeIn(components, kind);
  return { ...document, components: { ...components, [kind]: { ...known, ...more } } };
}
