import { hash } from "node:crypto";
import fastifyStatic from "@fastify/static";
import type { FastifyPluginAsync } from "fastify";

/** A built page, and what it needs beyond its own server. */
interface ServedPage {
  readonly folder: string;
  /** True: it may connect to any server that its user names. */
  readonly connectsAnywhere?: true;
  /** A style sheet that documents which it opens have in them. */
  readonly inlineStyle?: string;
}

/** A source of a policy: the one text that has this hash. */
function hashOf(text: string): string {
  return ` 'sha256-${hash("sha256", text, "base64")}'`;
}

/** A page loads nothing from another host, and asks none by itself. */
function policyOf({ connectsAnywhere, inlineStyle }: ServedPage): string {
  return [
    "default-src 'self'",
    `connect-src 'self'${connectsAnywhere ? " http: https:" : ""}`,
    "img-src 'self' data:",
    `style-src 'self'${inlineStyle === undefined ? "" : hashOf(inlineStyle)}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Serves a built page at `/`. */
export const servePage: FastifyPluginAsync<ServedPage> = async (app, page) => {
  const policy = policyOf(page);
  await app.register(fastifyStatic, {
    root: page.folder,
    schemaHide: true,
    preCompressed: true,
    setHeaders: (reply) => {
      reply.header("content-security-policy", policy);
      reply.header("x-content-type-options", "nosniff");
    },
  });
};
