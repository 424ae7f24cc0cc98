/** A problem of the service (RFC 9457), as every call's `error` is one. */
export interface Problem {
  /** Stable: decide by it (docs/reference/errors.md). */
  readonly code: string;
  readonly status: number;
  readonly title: string;
  /** For people. */
  readonly detail: string;
}

/** What a call of the client answers. */
export interface Answered<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "detail" in value;
}

/** The service has refused. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  /** Undefined where what answered is no supplier service: a proxy, say. */
  readonly problem: Problem | undefined;
  readonly status: number;
  constructor(status: number, error: unknown) {
    const problem = isProblem(error) ? error : undefined;
    super(
      problem ? `${problem.code}: ${problem.detail}` : `${status}, and no problem of the service`,
    );
    this.problem = problem;
    this.status = status;
  }
}

/**
 * What a call gives.
 * @throws ProblemError where the service refuses.
 * @example const meter = await given(client.GET("/v1/meters/{meterId}", { params }));
 */
export async function given<Data>(call: Promise<Answered<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await call;
  if (data === undefined || data === null) throw new ProblemError(response.status, error);
  return data;
}
