import { isNode, mapOperations, type Node, nodeIn } from "./node.ts";

/** Whether `{}` is a body of such a schema. */
function canBeEmpty({ required, minProperties }: Node): boolean {
  return minProperties === undefined && (!Array.isArray(required) || required.length === 0);
}

/**
 * Requires no body of a POST that takes `{}`, for which none at all is taken as well. The plugin
 * that makes the document requires every body.
 */
export function describeOptionalBodies(document: Node): Node {
  return mapOperations(document, (operation, method) => {
    const body = nodeIn(operation, "requestBody");
    const { schema } = nodeIn(nodeIn(body, "content"), "application/json");
    if (method !== "post" || !isNode(schema) || !canBeEmpty(schema)) return operation;
    return { ...operation, requestBody: { ...body, required: false } };
  });
}
