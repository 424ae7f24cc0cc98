import type { Command, CommandType } from "@utrn-lab/utrn";
import { printEui64 } from "@utrn-lab/utrn/rules";

/** A service request of the DCC User Interface Specification (DUIS). */
interface ServiceRequest {
  readonly serviceReference: string;
  readonly serviceReferenceVariant: string;
  /** The element of its body. */
  readonly element: string;
}

function request(variant: string, element: string): ServiceRequest {
  const serviceReference = variant.split(".").slice(0, 2).join(".");
  return { serviceReference, serviceReferenceVariant: variant, element };
}

const TARIFF = request("1.1.1", "UpdateImportTariffPrimaryElement");
const PRICE = request("1.2.1", "UpdatePricePrimaryElement");
const BALANCE = request("1.5", "UpdateMeterBalance");
const PAYMENT_MODE = request("1.6", "UpdatePaymentMode");
const PREPAY_CONFIGURATION = request("2.1", "UpdatePrepayConfiguration");
const TOP_UP = request("2.2", "TopUpDevice");
const DEBT = request("2.3", "UpdateDebt");
const TENANCY = request("3.2", "RestrictAccessForChangeOfTenancy");
const EVENT_LOG = request("3.3", "ClearEventLog");
const ARM = request("7.3", "ArmSupply");
const DEVICE_LOG = request("8.11", "UpdateHANDeviceLog");

/** What does over the WAN what a command does, in the order in which it is sent. */
const SENT_BY: Readonly<Record<CommandType, readonly ServiceRequest[]>> = {
  top_up: [TOP_UP],
  add_credit: [BALANCE],
  deduct_credit: [BALANCE],
  // Reset first, then adjust: no service request sets a balance.
  set_credit: [BALANCE, BALANCE],
  add_debt: [DEBT],
  deduct_debt: [DEBT],
  set_debt: [DEBT],
  set_time_debt_recovery: [DEBT],
  // The share is in the debt, the cap a week in the configuration.
  set_payment_debt_recovery: [DEBT, PREPAY_CONFIGURATION],
  change_price: [PRICE],
  change_price_two_rate: [TARIFF],
  set_non_disconnect_calendar: [PREPAY_CONFIGURATION],
  set_non_disconnect_periods: [PREPAY_CONFIGURATION],
  change_mode: [PAYMENT_MODE],
  open_han: [DEVICE_LOG],
  suspend_disconnection: [PREPAY_CONFIGURATION],
  set_emergency_credit_limit: [PREPAY_CONFIGURATION],
  restore_supply: [ARM],
  revert_to_defaults: [PAYMENT_MODE, BALANCE, DEBT, TENANCY, EVENT_LOG],
  valid_until: [],
};

/** The service requests that do over the WAN what a command of this type does. */
export function serviceRequestsOf(type: CommandType): readonly ServiceRequest[] {
  return SENT_BY[type];
}

/** A top-up as it is sent over the WAN: service request 2.2, not signed. */
interface TopUpRequest extends ServiceRequest {
  /** 1: not critical, and sent over the WAN. */
  readonly commandVariant: 1;
  readonly businessOriginatorId: string;
  readonly businessTargetId: string;
  /** 64 bits, decimal: more than a JSON number holds. */
  readonly originatorCounter: string;
  readonly requestId: string;
  readonly utrn: string;
  readonly xml: string;
}

/** A code that was issued, as far as a service request carries it. */
interface CodeToSend {
  readonly code: string;
  readonly commands: readonly Command[];
  readonly counter: number;
  readonly meterId: string;
}

/** The version of the schema whose names these are. */
const SCHEMA_VERSION = "5.4";

/**
 * The service request 2.2 that carries a code over the WAN: the same digits, which a meter that has
 * taken them at its keypad refuses as a duplicate.
 * @returns undefined for a code that is no single top-up of 20 digits: 2.2 carries no other.
 */
export function topUpRequest(
  { code, commands, counter, meterId }: CodeToSend,
  supplierId: string,
): TopUpRequest | undefined {
  const isPlain = commands.length === 1 && commands[0]?.type === "top_up" && code.length === 20;
  if (!isPlain) return undefined;
  const businessOriginatorId = printEui64(supplierId);
  const businessTargetId = printEui64(meterId);
  // The UTRN counter is its upper half, and the lower half is zero (code-format.md 4).
  const originatorCounter = String(BigInt(counter) << 32n);
  const requestId = `${businessOriginatorId}:${businessTargetId}:${originatorCounter}`;
  const { serviceReference, serviceReferenceVariant, element } = TOP_UP;
  return {
    ...TOP_UP,
    commandVariant: 1,
    businessOriginatorId,
    businessTargetId,
    originatorCounter,
    requestId,
    utrn: code,
    xml: [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<sr:Request xmlns:sr="http://www.dccinterface.co.uk/ServiceUserGateway" ' +
        `schemaVersion="${SCHEMA_VERSION}">`,
      "  <sr:Header>",
      `    <sr:RequestID>${requestId}</sr:RequestID>`,
      "    <sr:CommandVariant>1</sr:CommandVariant>",
      `    <sr:ServiceReference>${serviceReference}</sr:ServiceReference>`,
      `    <sr:ServiceReferenceVariant>${serviceReferenceVariant}</sr:ServiceReferenceVariant>`,
      "  </sr:Header>",
      "  <sr:Body>",
      `    <sr:${element}>`,
      `      <sr:UTRN>${code}</sr:UTRN>`,
      `    </sr:${element}>`,
      "  </sr:Body>",
      "</sr:Request>",
      "",
    ].join("\n"),
  };
}
