/** A JSON API at an address, as any user of the two servers would call it. */
export interface Client {
  /** The answer, of the type that the API's documentation promises. */
  call<Answer>(method: string, path: string, body?: object): Promise<Answer>;
  /** Makes something: true; false when the server answers 409, because it is there already. */
  make(path: string, body: object): Promise<boolean>;
}

interface Problem {
  readonly detail: string;
}

async function refusal(method: string, path: string, answer: Response): Promise<Error> {
  const { detail }: Problem = JSON.parse(await answer.text());
  return new Error(`${method} ${path} answered ${answer.status}: ${detail}`);
}

/**
 * Calls a server. Each call throws an Error with method, path and the server's reason when the
 * status is not a good one.
 * @param url - its address, without a slash at the end.
 * @param apiKey - a bearer key, where it wants one.
 */
export function clientOf(url: string, apiKey?: string): Client {
  const authorization = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  const send = (method: string, path: string, body?: object): Promise<Response> => {
    const contentType = body === undefined ? {} : { "content-type": "application/json" };
    return fetch(`${url}${path}`, {
      method,
      headers: { ...authorization, ...contentType },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };
  return {
    call: async (method, path, body) => {
      const answer = await send(method, path, body);
      if (!answer.ok) throw await refusal(method, path, answer);
      return JSON.parse(await answer.text());
    },
    make: async (path, body) => {
      const answer = await send("POST", path, body);
      if (!answer.ok && answer.status !== 409) throw await refusal("POST", path, answer);
      await answer.body?.cancel();
      return answer.ok;
    },
  };
}
