import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

/** A part of an OpenAPI document. */
type Node = Readonly<Record<string, unknown>>;

/** A request with its answer, as somebody between the two sees them. */
interface Exchange {
  readonly method: string;
  /** The path, without its query. */
  readonly path: string;
  /** The media type of the request's body, without its parameters; empty: it has none. */
  readonly sentType: string;
  /** JSON; undefined where the body is none. */
  readonly sent: unknown;
  readonly status: number;
  /** The media type of the answer, without its parameters. */
  readonly type: string;
  /** JSON; undefined where the answer is none. */
  readonly answered: unknown;
}

/** A schema in which an object has no other member than it names. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const inner: Node = Object.fromEntries(
    Object.entries(value).map(([name, of]) => [name, closed(of)]),
  );
  const isObject = inner.type === "object" && typeof inner.properties === "object";
  const isChoice = "oneOf" in inner || "anyOf" in inner;
  return isObject && !isChoice ? { additionalProperties: false, ...inner } : inner;
}

function nodeAt(document: Node, pointer: string): Node | undefined {
  const names = pointer.split("/").slice(1);
  const found = names.reduce<unknown>(
    (node, name) => Object(node)[name.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
  return typeof found === "object" && found !== null ? (found as Node) : undefined;
}

const escaped = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** Checks what is said between a client and a server against the server's own OpenAPI document. */
export class DocumentCheck {
  readonly #ajv = new Ajv2020({ strict: false, validateSchema: false });
  readonly #document: Node;
  readonly #paths: readonly { readonly template: string; readonly form: RegExp }[];

  constructor(document: unknown) {
    this.#document = closed(document) as Node;
    formats.default(this.#ajv);
    this.#ajv.addSchema(this.#document, "document");
    const templates = Object.keys(nodeAt(this.#document, "/paths") ?? {});
    // Of two that fit, the one with fewer names in braces is meant.
    this.#paths = templates
      .toSorted((a, b) => a.split("{").length - b.split("{").length)
      .map((template) => ({
        template,
        form: new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
      }));
  }

  /** What of an exchange is not as the document says; nothing where all is. */
  faultsOf(exchange: Exchange): string[] {
    const { method, path, status } = exchange;
    const name = `${method} ${path} ${status}`;
    const { template } = this.#paths.find(({ form }) => form.test(path)) ?? {};
    const at = `/paths/${escaped(template ?? "")}/${method.toLowerCase()}`;
    if (template === undefined || nodeAt(this.#document, at) === undefined) {
      return status < 400 ? [`${name}: not in the document`] : [];
    }
    const faults = [...this.#ofRequest(at, exchange), ...this.#ofAnswer(at, exchange)];
    return faults.map((fault) => `${name}: ${fault}`);
  }

  /** What the server has taken, the document has to allow. */
  #ofRequest(at: string, { sentType, sent, status }: Exchange): string[] {
    if (status >= 400) return [];
    const body = nodeAt(this.#document, `${at}/requestBody`);
    if (body === undefined) return sentType === "" ? [] : ["takes no body"];
    if (sentType === "") return body.required === true ? ["needs a body"] : [];
    return this.#ofBody(`${at}/requestBody`, sentType, sent);
  }

  #ofAnswer(at: string, { status, type, answered }: Exchange): string[] {
    const response = nodeAt(this.#document, `${at}/responses/${status}`);
    if (response === undefined) return ["the status is not in the document"];
    const { $ref } = response;
    const where = typeof $ref === "string" ? $ref.slice(1) : `${at}/responses/${status}`;
    const media = nodeAt(this.#document, `${where}/content`);
    if (media === undefined) return type === "" ? [] : [`no ${type} in the document`];
    return this.#ofBody(where, type, answered);
  }

  #ofBody(where: string, type: string, value: unknown): string[] {
    const pointer = `${where}/content/${escaped(type)}/schema`;
    if (nodeAt(this.#document, pointer) === undefined) return [`no ${type} in the document`];
    if (value === undefined) return [];
    const uri = encodeURI(pointer).replaceAll("{", "%7B").replaceAll("}", "%7D");
    const reference = { $ref: `document#${uri}` };
    return this.#ajv.validate(reference, value) ? [] : [this.#ajv.errorsText()];
  }
}
