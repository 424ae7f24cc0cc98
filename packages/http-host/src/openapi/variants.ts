import { isNode, type Node, nodeIn } from "./node.ts";

/** The one value that a variant has for a member; undefined where it can be another. */
function onlyValue(variant: Node, member: string): string | undefined {
  const { const: only, enum: values } = nodeIn(nodeIn(variant, "properties"), member);
  const value = only ?? (Array.isArray(values) && values.length === 1 ? values[0] : undefined);
  return typeof value === "string" ? value : undefined;
}

/** The member by which all variants can be told apart. */
function tellingMember([first, ...others]: readonly Node[]): string | undefined {
  if (first === undefined || others.length === 0) return undefined;
  return Object.keys(nodeIn(first, "properties")).find((member) => {
    const values = [first, ...others].map((variant) => onlyValue(variant, member));
    return !values.includes(undefined) && new Set(values).size > 1;
  });
}

/** `top_up` as `TopUp`. */
function pascal(value: string): string {
  return value.replaceAll(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** The variants by their value. Those that share one are a choice of their own. */
function byValue(variants: readonly Node[], member: string, title: string): [string, Node][] {
  const groups = Map.groupBy(variants, (variant) => onlyValue(variant, member) ?? "");
  return [...groups].map(([value, [first = {}, ...more]]) => {
    const name = `${pascal(value)}${title}`;
    if (more.length > 0) {
      const properties = { [member]: nodeIn(nodeIn(first, "properties"), member) };
      const oneOf = [first, ...more];
      return [value, { type: "object", title: name, required: [member], properties, oneOf }];
    }
    return [value, "title" in first ? first : { ...first, title: name }];
  });
}

function discriminated(choice: Node, variants: readonly Node[]): Node {
  const { anyOf: _, oneOf: __, ...rest } = choice;
  const member = tellingMember(variants);
  if (member === undefined || typeof choice.title !== "string") return choice;
  const named = byValue(variants, member, choice.title);
  const mapping = Object.fromEntries(
    named.map(([value, { title }]) => [value, `#/components/schemas/${title}`]),
  );
  const oneOf = named.map(([, variant]) => variant);
  return { ...rest, type: "object", oneOf, discriminator: { propertyName: member, mapping } };
}

/**
 * Names the variants of every choice that has a name itself, and says which member tells them apart
 * (OpenAPI 3.1, section 4.8.25): a variant `top_up` of `Command` is `TopUpCommand`.
 */
export function nameVariants(value: Node): Node {
  const named = Object.fromEntries(Object.entries(value).map(([name, of]) => [name, inside(of)]));
  const variants = named.oneOf ?? named.anyOf;
  if (!Array.isArray(variants) || named.discriminator !== undefined) return named;
  return variants.every(isNode) ? discriminated(named, variants) : named;
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  return isNode(value) ? nameVariants(value) : value;
}
