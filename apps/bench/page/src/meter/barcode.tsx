const MODULES_A_DIGIT = 9;
const NARROW = 1;
const WIDE = 2.4;

/** Bars drawn from an identifier, for the look of a rating plate: nothing is meant to scan them. */
export function Barcode({ digits }: { readonly digits: string }) {
  const bars: { readonly left: number; readonly width: number }[] = [];
  let left = 0;
  for (const digit of digits) {
    const bits = Number.parseInt(digit, 16);
    for (let bit = 0; bit < 4; bit += 1) {
      const width = (bits >> bit) & 1 ? WIDE : NARROW;
      if (bit % 2 === 0) bars.push({ left, width });
      left += width;
    }
    left += NARROW;
  }
  return (
    <svg
      className="barcode"
      viewBox={`0 0 ${digits.length * MODULES_A_DIGIT} 12`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <title>Serial number</title>
      {bars.map((bar) => (
        <rect key={bar.left} x={bar.left} y={0} width={bar.width} height={12} />
      ))}
    </svg>
  );
}
