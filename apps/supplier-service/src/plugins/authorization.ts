import { timingSafeEqual } from "node:crypto";
import { Problem } from "@utrn-lab/http-host";
import fastifyPlugin from "fastify-plugin";
import { hashApiKey } from "../bootstrap-key.ts";

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Asks every call for `Authorization: Bearer KEY` (RFC 6750), before its body is read. Keys are
 * compared by their hashes, in a time that says nothing of how much of one was right.
 */
export const authorization = fastifyPlugin<{ apiKeyHash: string }>(
  async (app, { apiKeyHash }) => {
    const expected = Buffer.from(apiKeyHash, "hex");
    app.addHook("onRequest", async (request) => {
      const given = BEARER.exec(request.headers.authorization ?? "")?.[1] ?? "";
      if (!timingSafeEqual(Buffer.from(hashApiKey(given), "hex"), expected)) {
        throw new Problem("unauthorized", "Send the header Authorization: Bearer KEY.");
      }
    });
  },
  { name: "authorization" },
);
