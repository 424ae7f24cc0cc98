/** A JSON API at an address, as any user of the two servers would call it. */
export interface Client {
  /** Returns the answer of a status below 300, or undefined for one of the statuses expected. */
  call<T>(
    method: string,
    path: string,
    body?: object,
    expected?: readonly number[],
  ): Promise<T | undefined>;
}

/**
 * Calls a server.
 * @param url - its address, without a slash at the end.
 * @param apiKey - a bearer key, where it wants one.
 * @throws Error with method, path and the server's reason for any other status.
 */
export function clientOf(url: string, apiKey?: string): Client {
  const authorization = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  return {
    call: async <T>(
      method: string,
      path: string,
      body?: object,
      expected: readonly number[] = [],
    ) => {
      const sent =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), contentType: { "content-type": "application/json" } };
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { ...authorization, ...sent.contentType },
        ...(sent.body === undefined ? {} : { body: sent.body }),
      });
      const json: unknown = await answer.json();
      if (answer.ok) return json as T;
      if (expected.includes(answer.status)) return undefined;
      throw new Error(
        `${method} ${path} answered ${answer.status}: ${(json as { detail: string }).detail}`,
      );
    },
  };
}
