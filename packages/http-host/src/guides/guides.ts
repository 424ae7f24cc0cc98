import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FastifyPluginAsync, FastifyReply } from "fastify";
import { Problem } from "../problems.ts";
import { type GuideFile, guideFiles } from "./files.ts";
import { pageOf } from "./page.ts";
import { STYLE } from "./style.ts";

const DOCUMENTATION = fileURLToPath(new URL("../../../../docs", import.meta.url));

/** The page that lists the others. */
const INDEX = "README.md";

/** A page has its one style in it, and pictures beside it. */
const STYLE_HASH = hash("sha256", STYLE, "base64");
const PAGE_POLICY =
  `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src 'self' data:; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A report that was made elsewhere has its styles and charts in it, and runs nothing either. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The files of a folder, each read once and kept as it is sent. */
class Guides {
  readonly #files: ReadonlyMap<string, GuideFile>;
  readonly #bodies = new Map<string, Promise<Buffer>>();

  constructor(folder: string) {
    this.#files = guideFiles(folder);
  }

  async send(path: string, reply: FastifyReply): Promise<FastifyReply> {
    const found = this.#files.get(path);
    if (found === undefined) {
      throw new Problem("not_found", "No page of the documentation is here: /guides/ lists them.");
    }
    const isReport = path.endsWith(".html");
    reply.header("content-security-policy", isReport ? REPORT_POLICY : PAGE_POLICY);
    return reply.type(found.type).send(await this.#body(path, found));
  }

  #body(path: string, { file }: GuideFile): Promise<Buffer> {
    const known = this.#bodies.get(path);
    if (known !== undefined) return known;
    const body = path.endsWith(".md") ? this.#page(path, file) : readFile(file);
    this.#bodies.set(path, body);
    return body;
  }

  async #page(path: string, file: string): Promise<Buffer> {
    const markdown = await readFile(file, "utf8");
    return Buffer.from(pageOf(markdown, path, (target) => this.#files.has(target)));
  }
}

/**
 * The documentation of the project as pages to read, at `/guides/`: what lies in its folder `docs`,
 * and nothing else. Whoever reaches the server may read it.
 * @param folder - another folder to serve, in a test.
 */
export const guides: FastifyPluginAsync<{ folder?: string }> = async (
  app,
  { folder = DOCUMENTATION },
) => {
  let known: Guides | undefined;
  const send = (path: string, reply: FastifyReply) => {
    known ??= new Guides(folder);
    return known.send(path, reply);
  };
  const schema = { hide: true };
  app.get("/guides", { schema }, async (_, reply) => reply.redirect("/guides/"));
  app.get("/guides/", { schema }, async (_, reply) => send(INDEX, reply));
  app.get<{ Params: { page: string } }>("/guides/:page", { schema }, async ({ params }, reply) =>
    send(params.page, reply),
  );
  app.get<{ Params: { folder: string; page: string } }>(
    "/guides/:folder/:page",
    { schema },
    async ({ params }, reply) => send(`${params.folder}/${params.page}`, reply),
  );
};
