import type { Client } from "./client.ts";

/** What a supplier says of itself, and a meter of the supplier that it has. */
interface Identity {
  readonly supplierId: string;
  readonly publicKey: string;
  readonly commandPublicKey: string;
}

interface MeterView {
  readonly meterId: string;
  readonly label: string;
  readonly publicKey: string;
  readonly supplier: Identity | null;
  readonly counters: { readonly accepted: readonly number[]; readonly floor: number };
}

interface IssuedCode {
  readonly code: string;
  readonly printed: string;
  readonly utrnCounter: number;
  readonly note?: string | null;
}

interface DemoMeter {
  readonly meterId: string;
  readonly label: string;
  readonly fuel: "electricity" | "gas";
  readonly watts: number;
  readonly settings: object;
}

/** Two meters of a test household and one of its neighbour, with fixed seeds and so fixed keys. */
const DEMO_METERS: readonly [DemoMeter, ...DemoMeter[]] = [
  {
    meterId: "00db1234567890d1",
    label: "Demo electricity, 12 Mill Lane",
    fuel: "electricity",
    watts: 350,
    settings: { meterBalance: 1_234_000 },
  },
  {
    meterId: "00db1234567890d2",
    label: "Demo gas, 12 Mill Lane",
    fuel: "gas",
    watts: 900,
    settings: {
      meterBalance: 2_050_000,
      tariff: { unitRateMillipence: 6_290, standingChargeMillipence: 31_650 },
    },
  },
  {
    meterId: "00db1234567890d3",
    label: "Demo electricity, low on credit, 14 Mill Lane",
    fuel: "electricity",
    watts: 500,
    settings: { meterBalance: 145_000, debt: { payment: 4_500_000 } },
  },
];

const CODE_NOTE = "npm start: a code ready to be typed";

async function makeMeter(bench: Client, meter: DemoMeter): Promise<void> {
  const { meterId, label, fuel, settings } = meter;
  const body = { meterId, label, seed: `demo ${meterId}`, fuel, clock: "running", settings };
  // A meter of an earlier start is kept as it is.
  if (!(await bench.make("/v1/meters", body))) return;
  const via = "keypad";
  const enable = { action: "enable_supply", via };
  await bench.call("PUT", `/v1/meters/${meterId}/load`, { watts: meter.watts });
  await bench.call("POST", `/v1/meters/${meterId}/actions`, enable);
}

function isSame(a: Identity, b: Identity): boolean {
  return (
    a.supplierId === b.supplierId &&
    a.publicKey === b.publicKey &&
    a.commandPublicKey === b.commandPublicKey
  );
}

async function commission(supplier: Client, bench: Client, meter: DemoMeter): Promise<MeterView> {
  const { meterId, label, fuel } = meter;
  const path = `/v1/meters/${meterId}`;
  const view = await bench.call<MeterView>("GET", path);
  // One of a start before meters had names.
  if (view.label === "") await bench.call("PUT", `${path}/label`, { label });
  const tags = ["demo"];
  await supplier.make("/v1/meters", { meterId, publicKey: view.publicKey, fuel, label, tags });
  const identity = await supplier.call<Identity>("GET", "/v1/supplier");
  // A floor given again would kill a code that waits to be typed.
  if (view.supplier !== null && isSame(view.supplier, identity)) return view;
  const { lastCounter: floor } = await supplier.call<{ readonly lastCounter: number }>("GET", path);
  const { supplierId, publicKey, commandPublicKey } = identity;
  const commissioning = { supplierId, publicKey, commandPublicKey, floor };
  return bench.call<MeterView>("PUT", `${path}/supplier`, commissioning);
}

/** The code of an earlier start if the meter has not accepted it yet, otherwise a new one. */
async function readyCode(supplier: Client, view: MeterView): Promise<IssuedCode> {
  const path = `/v1/meters/${view.meterId}/codes`;
  const history = await supplier.call<{ readonly items: readonly IssuedCode[] }>("GET", path);
  const waiting = history.items.find(
    ({ note, utrnCounter }) =>
      note === CODE_NOTE &&
      utrnCounter > view.counters.floor &&
      !view.counters.accepted.includes(utrnCounter),
  );
  if (waiting !== undefined) return waiting;
  const body = { commands: [{ type: "top_up", amountPence: 1_000 }], note: CODE_NOTE };
  return supplier.call<IssuedCode>("POST", path, body);
}

/** What a newcomer needs for the first top-up. */
interface Demo {
  readonly meterId: string;
  readonly label: string;
  /** A top-up of 10 pounds for that meter, in groups of four. */
  readonly printedCode: string;
}

/**
 * Makes the missing demo meters on the bench, commissions all of them with the supplier, and has
 * the bench's page offer a code for the first.
 * @returns the first of them, with a code that it has not accepted yet.
 */
export async function prepareDemo(supplier: Client, bench: Client): Promise<Demo> {
  const views: MeterView[] = [];
  for (const meter of DEMO_METERS) {
    await makeMeter(bench, meter);
    views.push(await commission(supplier, bench, meter));
  }
  const [meter] = DEMO_METERS;
  const [view] = views;
  if (view === undefined) throw new Error("there is no demo meter");
  const { meterId, label } = meter;
  const { code, printed: printedCode, utrnCounter } = await readyCode(supplier, view);
  const about = "a top-up of £10.00";
  await bench.call("PUT", "/v1/welcome", { meterId, code, utrnCounter, about });
  return { meterId, label, printedCode };
}
