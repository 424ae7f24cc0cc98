import { PROBLEM_MEDIA_TYPE } from "../answer-problems.ts";
import { mapOperations, mapResponses, type Node, nodeIn, withComponents } from "./node.ts";

const PROBLEM = /^#\/components\/schemas\/(\w+)Problem$/;

/** The problems of a refusal as one name, say `ForbiddenOrAboveLimit`; "" for another response. */
function nameOf(response: Node): string {
  const media = nodeIn(nodeIn(response, "content"), PROBLEM_MEDIA_TYPE);
  const { oneOf, ...only } = nodeIn(media, "schema");
  const refs: Node[] = Array.isArray(oneOf) ? oneOf : [only];
  return refs.map(({ $ref }) => PROBLEM.exec(String($ref))?.[1] ?? "").join("Or");
}

/**
 * Puts every refusal that two operations have into `components.responses`, and refers to it from
 * where it stood. The document would be mostly refusals otherwise.
 * @param document - its schemas have their names.
 */
export function shareResponses(document: Node): Node {
  const counts = new Map<string, { readonly response: Node; times: number }>();
  const count = (response: Node): Node => {
    const text = JSON.stringify(response);
    const known = counts.get(text) ?? { response, times: 0 };
    counts.set(text, { response, times: known.times + 1 });
    return response;
  };
  mapOperations(document, (operation) => mapResponses(operation, count));
  const shared: Record<string, Node> = {};
  // Of those that are described otherwise, as of routes without a key, the most frequent is it.
  for (const { response, times } of [...counts.values()].sort((a, b) => b.times - a.times)) {
    const name = nameOf(response);
    if (name !== "" && times > 1) shared[name] ??= response;
  }
  const share = (response: Node): Node => {
    const name = nameOf(response);
    const isShared = JSON.stringify(shared[name]) === JSON.stringify(response);
    return isShared ? { $ref: `#/components/responses/${name}` } : response;
  };
  const sharing = mapOperations(document, (operation) => mapResponses(operation, share));
  return withComponents(sharing, "responses", shared);
}
