/**
 * The closed list of what either server can answer instead of a result, each with its status and
 * title (RFC 9457, section 3.1). The codes are public interface: docs/reference/errors.md lists the
 * same, and a test compares the two.
 */
export const PROBLEMS = {
  invalid_request: { status: 400, title: "The request is not well formed" },
  unauthorized: { status: 401, title: "An API key is required" },
  above_limit: { status: 403, title: "Above what the role may issue" },
  asker_needed: { status: 403, title: "Only the API key that asked may do this" },
  forbidden: { status: 403, title: "The role of the API key may not do this" },
  second_person_needed: { status: 403, title: "Another API key must decide" },
  not_found: { status: 404, title: "There is no such resource" },
  route_not_found: { status: 404, title: "There is no route for this path" },
  method_not_allowed: { status: 405, title: "The address takes other methods" },
  request_timeout: { status: 408, title: "The request did not arrive in time" },
  acknowledgement_needed: { status: 409, title: "This does harm that cannot be undone" },
  reason_needed: { status: 409, title: "An open code already does this" },
  approval_decided: { status: 409, title: "The request has already been decided" },
  audit_trail_unknown: { status: 409, title: "The audit trail is not the one that was signed" },
  awaiting_approval: { status: 409, title: "The code awaits approval" },
  counter_too_far_ahead: { status: 409, title: "The meter could not verify this code" },
  counters_used_up: { status: 409, title: "The meter has no UTRN counter left" },
  campaign_over: { status: 409, title: "The campaign is over" },
  code_not_pending: { status: 409, title: "The code's state does not allow this" },
  event_unknown: { status: 409, title: "There is no such event in this database" },
  idempotency_conflict: { status: 409, title: "The idempotency key belongs to another request" },
  last_administrator: { status: 409, title: "The last administrator's key cannot be ended" },
  lower_floor: { status: 409, title: "The replay floor cannot be lowered" },
  owner_named: { status: 409, title: "The API key has another owner" },
  meter_exists: { status: 409, title: "The meter already exists" },
  meter_retired: { status: 409, title: "The meter is retired" },
  no_code_entered: { status: 409, title: "No such code was entered at this meter" },
  power_off: { status: 409, title: "The meter has no power" },
  no_ppmid: { status: 409, title: "No PPMID is joined to the meter" },
  still_selecting: { status: 409, title: "The campaign's meters are still being chosen" },
  supplier_key_unknown: { status: 409, title: "The supplier key of the code is no longer here" },
  payload_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "The media type of the body is not supported" },
  misdirected_request: { status: 421, title: "The server does not answer to this name" },
  confirmation_refused: { status: 422, title: "The confirmation code proves nothing" },
  session_damaged: { status: 422, title: "The session is damaged" },
  snapshot_damaged: { status: 422, title: "The snapshot is damaged" },
  too_many_requests: { status: 429, title: "Too many requests" },
  too_many_attempts: { status: 429, title: "Too many wrong codes" },
  headers_too_large: { status: 431, title: "The headers are too large" },
  internal: { status: 500, title: "The server failed" },
  issuing_stopped: { status: 503, title: "The service has stopped issuing" },
  not_ready: { status: 503, title: "The server is not ready" },
  store_unavailable: { status: 503, title: "The store is unavailable" },
} as const;

/** The stable name of a problem, the `code` member of its answer. */
export type ProblemCode = keyof typeof PROBLEMS;

/**
 * A refusal on its way to the client, thrown by a route and answered as application/problem+json.
 * The detail is for people and may change; it never holds a code or a key.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly status: number;
  /** Further members of the answer, say `field` or `warnings`. */
  readonly members: Readonly<Record<string, unknown>>;
  /** When to try again: the header Retry-After (RFC 9110, section 10.2.3). */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    members: Readonly<Record<string, unknown>> = {},
    retryAfterSeconds?: number,
  ) {
    super(detail);
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.members = members;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The answer's body (RFC 9457, section 3). */
  toBody(): Record<string, unknown> {
    const { title, status } = PROBLEMS[this.code];
    const type = `urn:utrn-lab:problem:${this.code}`;
    return { type, title, status, code: this.code, detail: this.message, ...this.members };
  }
}

/** A 400 that names the member at fault, say `commands[0].amountPence`. */
export function invalidRequest(field: string, detail: string): Problem {
  return new Problem("invalid_request", detail, { field });
}
