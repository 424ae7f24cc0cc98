import { isRecord, plainHex, readEui64 } from "@utrn-lab/utrn/checks";

/** An EUI-64 in the one form; the emulator says what is wrong with any other text. */
function idInOneForm(printed: string): string {
  return readEui64(printed) ?? printed;
}

/**
 * Install codes of devices by their EUI-64, as labels have both, in the one form; the emulator says
 * what is wrong with anything else.
 */
export function installCodesInOneForm(
  printed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (!isRecord(printed)) return printed;
  const entries = Object.entries(printed).map(([eui, code]) => {
    return [idInOneForm(eui), typeof code === "string" ? plainHex(code) : code] as const;
  });
  return Object.fromEntries(entries);
}

/** How members of a session's start and events are read that people may have written. */
const READERS: Readonly<Record<string, (printed: string) => string>> = {
  meterId: idInOneForm,
  supplierId: idInOneForm,
  eui: idInOneForm,
  installCode: plainHex,
};

/** The start or an event of a session, with its ids and install code in the one form. */
export function inOneForm<T extends object>(written: T): T {
  const read = Object.entries(written).flatMap(([name, value]) => {
    const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
    return reader !== undefined && typeof value === "string" ? [[name, reader(value)]] : [];
  });
  return { ...written, ...Object.fromEntries(read) };
}
