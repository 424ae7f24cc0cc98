/** The alphabet of a text message of seven bits a character (3GPP TS 23.038, 6.2.1). */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Characters that take two places there (6.2.1.1). */
const EXTENDED = "\f^{}\\[~]|€";

/** Characters of a message that goes alone, and of each of several (3GPP TS 23.040, 9.2.3.24.1). */
const SEVEN_BITS = { alone: 160, each: 153 } as const;
const SIXTEEN_BITS = { alone: 70, each: 67 } as const;

/** Places of a text in the alphabet of seven bits; undefined where it has other characters. */
function sevenBitPlaces(text: string): number | undefined {
  let places = 0;
  for (const character of text) {
    if (BASIC.includes(character)) places += 1;
    else if (EXTENDED.includes(character)) places += 2;
    else return undefined;
  }
  return places;
}

/**
 * How many text messages a text is sent as: by the alphabet of seven bits where it has all the
 * characters, else in 16 bits (UCS-2).
 */
export function segmentsOf(text: string): number {
  const places = sevenBitPlaces(text);
  const { alone, each } = places === undefined ? SIXTEEN_BITS : SEVEN_BITS;
  const length = places ?? text.length;
  return length <= alone ? 1 : Math.ceil(length / each);
}
