import type { View } from "../api.ts";
import type { SupplierText } from "./supplier-text.ts";

/** Where a supplier service is, and the key that it knows the tester by. */
export interface SupplierAccess {
  readonly address: string;
  readonly apiKey: string;
}

interface Said {
  readonly status: number;
  /** The members of what was answered; none where it was no JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The address without a slash at its end. Throws where it is none that a browser could call. */
function baseOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error("The address must begin with http:// or https://.");
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

async function membersOf(answer: Response): Promise<Said["body"]> {
  const body: unknown = await answer.json().catch(() => undefined);
  return typeof body === "object" && body !== null ? { ...body } : {};
}

/** What is sent beside the key. */
interface Sent {
  readonly method: "POST" | "PUT";
  readonly body: object;
}

/**
 * Asks the service; what it refuses for good is thrown as a sentence.
 * @param role - which the call needs.
 */
async function ask(
  { address, apiKey }: SupplierAccess,
  path: string,
  role: "issuer" | "administrator",
  sent?: Sent,
): Promise<Said> {
  const base = baseOf(address);
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    throw new Error("An API key has no spaces and no accented letters: copy it again.");
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const body = sent === undefined ? {} : { ...sent, body: JSON.stringify(sent.body) };
  // A redirect would take the key to an address that nobody typed.
  const how = { credentials: "omit", redirect: "error", cache: "no-store" } as const;
  const answer = await fetch(`${base}${path}`, { headers, ...how, ...body }).catch(() => {
    // A browser does not tell a page which of the two it was.
    throw new Error(
      `${base} cannot be reached, or does not allow this page: check the address, and that ` +
        `its CORS_ORIGINS names ${window.location.origin}.`,
    );
  });
  const said = { status: answer.status, body: await membersOf(answer) };
  if (said.status === 401)
    throw new Error("The supplier service does not know this API key: check it, or make another.");
  if (said.status === 403)
    throw new Error(`This API key may not do that: it needs the role ${role}.`);
  return said;
}

/** What the service refused, in its own words (RFC 9457); or that it is no supplier service. */
function wrongAnswer({ status, body }: Said): Error {
  // Another server of ours has no such address, and its advice would lead to its own documentation.
  return typeof body.detail === "string" && body.code !== "route_not_found"
    ? new Error(`The supplier service answered ${status}: ${body.detail}`)
    : new Error(`This is not the address of a supplier service (it answered ${status}): check it.`);
}

/** Asks the service who it is. */
export async function askSupplier(access: SupplierAccess): Promise<SupplierText> {
  const said = await ask(access, "/v1/supplier", "issuer");
  const { supplierId, publicKey, commandPublicKey } = said.body;
  if (said.status !== 200 || typeof supplierId !== "string" || typeof publicKey !== "string") {
    throw wrongAnswer(said);
  }
  return {
    supplierId,
    publicKey,
    ...(typeof commandPublicKey === "string" ? { commandPublicKey } : {}),
  };
}

/** What a supplier knows of a meter that is registered with it. */
interface Registered {
  /** The highest counter that it has issued to it. */
  readonly lastCounter: number;
  /** What it calls the meter; empty where it has no name there. */
  readonly label: string;
}

/** Registers a meter. One that is known already may have other words, but not another key. */
export async function registerMeter(access: SupplierAccess, view: View): Promise<Registered> {
  const { meterId, publicKey, fuel, label: named } = view;
  const said = await ask(access, "/v1/meters", "issuer", {
    method: "POST",
    body: { meterId, publicKey, fuel, ...(named === "" ? {} : { label: named }) },
  });
  if (said.status !== 200 && said.status !== 201 && said.status !== 409) throw wrongAnswer(said);
  const known = await ask(access, `/v1/meters/${meterId}`, "issuer");
  const { lastCounter, label } = known.body;
  if (known.status !== 200 || typeof lastCounter !== "number") throw wrongAnswer(known);
  if (known.body.publicKey !== publicKey) {
    throw new Error(
      "The supplier knows this meter by another public key, so its codes would not fit: " +
        "change the key there first.",
    );
  }
  return { lastCounter, label: typeof label === "string" ? label : "" };
}

/** What the clock of a service showed, and when. */
export interface ClockReading {
  /** Seconds since the Unix epoch. */
  readonly time: number;
  readonly rate: number;
  readonly readAtMs: number;
  /** Whether it can be set. */
  readonly isLab: boolean;
}

function readingOf(clock: unknown): ClockReading {
  const readAtMs = Date.now();
  const isLab = typeof clock === "object" && clock !== null && "time" in clock && "rate" in clock;
  return isLab
    ? { time: Number(clock.time), rate: Number(clock.rate), readAtMs, isLab }
    : { time: Math.floor(readAtMs / 1_000), rate: 1, readAtMs, isLab };
}

/** Asks a service for its clock: one that is no lab goes by the real time. */
export async function askClock(access: SupplierAccess): Promise<ClockReading> {
  const said = await ask(access, "/v1/supplier", "issuer");
  if (said.status !== 200) throw wrongAnswer(said);
  return readingOf(said.body.clock);
}

/** Sets the clock of a lab's service. */
export async function setClock(access: SupplierAccess, time: number): Promise<ClockReading> {
  const sent = { method: "PUT", body: { time } } as const;
  const said = await ask(access, "/v1/lab/clock", "administrator", sent);
  if (said.status !== 200) throw wrongAnswer(said);
  return readingOf(said.body);
}
