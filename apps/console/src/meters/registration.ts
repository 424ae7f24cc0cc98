import { plainHex, readEui64 } from "@utrn-lab/utrn/checks";

/** A registration as it is typed. */
export interface TypedRegistration {
  readonly meterId: string;
  readonly publicKey: string;
  readonly fuel: "electricity" | "gas";
  readonly label: string;
  /** Separated by commas. */
  readonly tags: string;
  readonly lastCounter: string;
}

/** What a form begins with. */
export const NO_REGISTRATION: TypedRegistration = {
  meterId: "",
  publicKey: "",
  fuel: "electricity",
  label: "",
  tags: "",
  lastCounter: "",
};

/** Words that are separated by commas. */
export function wordsOf(typed: string): string[] {
  const words = typed.split(",").map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}

/** A key that is pasted: hex loses its marks and capitals, and anything else stays as it is. */
export function plainKey(typed: string): string {
  const hex = plainHex(typed);
  return /^[0-9a-f]+$/.test(hex) ? hex : typed.trim();
}

const COUNTER = /^\d{1,10}$/;

/** What is wrong with a registration, by its fields: what the form can tell without the service. */
export function faultsOf(
  typed: TypedRegistration,
): Partial<Record<keyof TypedRegistration, string>> {
  const { meterId, publicKey, lastCounter } = typed;
  return {
    ...(readEui64(meterId) === undefined
      ? { meterId: "An EUI-64 has 16 hex digits, as in 00-DB-12-34-56-78-90-A0." }
      : {}),
    ...(publicKey.trim() === ""
      ? { publicKey: "Paste the meter’s key agreement key, or its certificate." }
      : {}),
    ...(lastCounter.trim() === "" || COUNTER.test(lastCounter.trim())
      ? {}
      : { lastCounter: "A counter is a whole number, 0 to 4294967295." }),
  };
}

/** A registration without faults, as the service takes it. */
export function bodyOf(typed: TypedRegistration) {
  const { meterId, publicKey, fuel, label, tags, lastCounter } = typed;
  return {
    meterId: readEui64(meterId) ?? meterId,
    publicKey: plainKey(publicKey),
    fuel,
    ...(label.trim() === "" ? {} : { label: label.trim() }),
    ...(wordsOf(tags).length === 0 ? {} : { tags: wordsOf(tags) }),
    ...(lastCounter.trim() === "" ? {} : { lastCounter: Number(lastCounter) }),
  };
}
