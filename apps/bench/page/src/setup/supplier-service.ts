import { RETRIES_OF_PAGES, type SupplierClient, supplierClient } from "@utrn-lab/client";
import type { Limits } from "@utrn-lab/page-parts";
import type { View } from "../api.ts";
import type { SupplierText } from "./supplier-text.ts";

/** Where a supplier service is, and the key that it knows the tester by. */
export interface SupplierAccess {
  readonly address: string;
  readonly apiKey: string;
}

/** What a call of the client comes to. */
interface Answered<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** The address without a slash at its end. Throws where it is none that a browser could call. */
function baseOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error("The address must begin with http:// or https://.");
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** A client of the service. Throws where address or key cannot be ones, as a sentence. */
export function clientFor({ address, apiKey }: SupplierAccess): SupplierClient {
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    throw new Error("An API key has no spaces and no accented letters: copy it again.");
  return supplierClient({ address: baseOf(address), apiKey, retries: RETRIES_OF_PAGES });
}

function memberOf(error: unknown, name: string): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}

function notSupplier(status: number): Error {
  return new Error(
    `This is not the address of a supplier service (it answered ${status}): check it.`,
  );
}

/** What the service refused, in its own words (RFC 9457); or that it is no supplier service. */
function wrongAnswer(status: number, error: unknown): Error {
  const detail = memberOf(error, "detail");
  // Another server of ours has no such address, and its advice would lead to its own documentation.
  return typeof detail === "string" && memberOf(error, "code") !== "route_not_found"
    ? new Error(`The supplier service answered ${status}: ${detail}`)
    : notSupplier(status);
}

/** What somebody without the right key is told; undefined for any other answer. */
function keyRefusal(status: number, role: string): Error | undefined {
  if (status === 401)
    return new Error("The supplier service does not know this API key: check it, or make another.");
  return status === 403
    ? new Error(`This API key may not do that: it needs the role ${role}.`)
    : undefined;
}

/**
 * Asks the service; what it refuses for good is thrown as a sentence.
 * @param role - which the call needs.
 */
async function askAnswer<Data>(
  access: SupplierAccess,
  role: "issuer" | "administrator",
  call: (client: SupplierClient) => Promise<Answered<Data>>,
): Promise<Answered<Data>> {
  const base = baseOf(access.address);
  const answered = await call(clientFor(access)).catch((error: unknown) => {
    // A page instead of JSON.
    if (error instanceof SyntaxError) throw notSupplier(200);
    // A browser does not tell a page which of the two it was.
    throw new Error(
      `${base} cannot be reached, or does not allow this page: check the address, and that ` +
        `its CORS_ORIGINS names ${window.location.origin}.`,
    );
  });
  const refusal = keyRefusal(answered.response.status, role);
  if (refusal !== undefined) throw refusal;
  return answered;
}

/** Asks the service for something that it gives, or throws why not, as a sentence. */
async function ask<Data>(...asked: Parameters<typeof askAnswer<Data>>): Promise<Data> {
  const { data, error, response } = await askAnswer(...asked);
  if (data !== undefined) return data;
  throw wrongAnswer(response.status, error);
}

/** What the page knows of a service that has answered. */
export interface Supplier {
  readonly identity: SupplierText;
  /** Whose the key is, its role, and what it may issue. */
  readonly owner: string;
  readonly role: string;
  readonly limits: Limits;
  readonly clock: ClockReading;
}

/** Asks the service who it is, and whose the key is. */
export async function askSupplier(access: SupplierAccess): Promise<Supplier> {
  const told = await ask(access, "issuer", (client) => client.GET("/v1/supplier"));
  if (typeof told.supplierId !== "string") throw notSupplier(200);
  const self = await ask(access, "issuer", (client) => client.GET("/v1/keys/self"));
  const { supplierId, publicKey, commandPublicKey } = told;
  return {
    identity: { supplierId, publicKey, commandPublicKey },
    owner: self.owner ?? self.label ?? "",
    role: self.role,
    limits: self.limits,
    clock: readingOf(told.clock),
  };
}

/** What a supplier knows of a meter that is registered with it. */
interface Registered {
  readonly lastCounter: number;
  /** What it is called there; empty where it has no name. */
  readonly label: string;
}

/** Registers a meter. One that is known already may have other words, but not another key. */
export async function registerMeter(access: SupplierAccess, view: View): Promise<Registered> {
  const { meterId, publicKey, fuel, label: named } = view;
  const body = { meterId, publicKey, fuel, ...(named === "" ? {} : { label: named }) };
  const said = await askAnswer(access, "issuer", (client) => client.POST("/v1/meters", { body }));
  const { status } = said.response;
  if (said.data === undefined && status !== 409) throw wrongAnswer(status, said.error);
  const path = { params: { path: { meterId } } };
  const known = await ask(access, "issuer", (client) => client.GET("/v1/meters/{meterId}", path));
  if (known.publicKey !== publicKey) {
    throw new Error(
      "The supplier knows this meter by another public key, so its codes would not fit: " +
        "change the key there first.",
    );
  }
  return { lastCounter: known.lastCounter, label: known.label ?? "" };
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

interface LabClock {
  readonly time: number;
  readonly rate: number;
}

/** A service that is no lab goes by the real time. */
function readingOf(clock: LabClock | undefined): ClockReading {
  const readAtMs = Date.now();
  return clock === undefined
    ? { time: Math.floor(readAtMs / 1_000), rate: 1, readAtMs, isLab: false }
    : { time: clock.time, rate: clock.rate, readAtMs, isLab: true };
}

/** Asks a service for its clock. */
export async function askClock(access: SupplierAccess): Promise<ClockReading> {
  return (await askSupplier(access)).clock;
}

/** Sets the clock of a lab's service. */
export async function setClock(access: SupplierAccess, time: number): Promise<ClockReading> {
  const body = { time };
  return readingOf(
    await ask(access, "administrator", (client) => client.PUT("/v1/lab/clock", { body })),
  );
}

/** Codes that are shown, the newest. */
const CODES_MAX = 20;

/** The codes of a meter, newest first. */
export async function askCodes(access: SupplierAccess, meterId: string) {
  const params = { path: { meterId }, query: { limit: CODES_MAX } };
  return ask(access, "issuer", (client) => client.GET("/v1/meters/{meterId}/codes", { params }));
}
