/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly type: string | null;
  /** The body as it came. */
  readonly text: string;
  readonly body: unknown;
}

/** Calls a server under test. */
export type Call = (
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/**
 * A client of a JSON server. A string is sent as it is, anything else as JSON.
 * @param url - the server's address.
 * @param apiKey - sent as a bearer key, unless it is undefined.
 */
export function clientOf(url: string, apiKey?: string): Call {
  return async (method, path, body, headers = {}) => {
    const authorization = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...authorization, ...type, ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const contentType = answer.headers.get("content-type");
    const isJson = /^application\/(problem\+)?json\b/.test(contentType ?? "");
    return {
      status: answer.status,
      type: contentType,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
}
