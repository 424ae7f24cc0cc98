import { CELL_COLUMNS, CELL_ROWS, litDots } from "./glyphs.ts";
import { useSettled } from "./use-settled.ts";

const LINE_CHARACTERS = 16;
const LINES = 2;
const CELL_PITCH = CELL_COLUMNS + 1;
const LINE_PITCH = CELL_ROWS + 2;
const DOT = 0.9;

const WIDTH = LINE_CHARACTERS * CELL_PITCH - 1;
const HEIGHT = LINES * LINE_PITCH - 2;

function square(x: number, y: number): string {
  return `M${x} ${y}h${DOT}v${DOT}h-${DOT}z`;
}

function everyCell(): readonly (readonly [number, number])[] {
  return Array.from({ length: LINES * LINE_CHARACTERS }, (_, at) => [
    (at % LINE_CHARACTERS) * CELL_PITCH,
    Math.floor(at / LINE_CHARACTERS) * LINE_PITCH,
  ]);
}

/** The dots that are off: seen as a shadow on a real panel, and always the same. */
const UNLIT = everyCell()
  .flatMap(([left, top]) =>
    Array.from({ length: CELL_COLUMNS * CELL_ROWS }, (_, dot) =>
      square(left + (dot % CELL_COLUMNS), top + Math.floor(dot / CELL_COLUMNS)),
    ),
  )
  .join("");

function litPath(lines: readonly string[]): string {
  const text = lines.map((line) => line.padEnd(LINE_CHARACTERS).slice(0, LINE_CHARACTERS)).join("");
  return everyCell()
    .flatMap(([left, top], at) =>
      litDots(text[at] ?? " ").map(([column, row]) => square(left + column, top + row)),
    )
    .join("");
}

/** Keys come faster than speech: the display is spoken when it has stood still. */
const SPOKEN_AFTER_MS = 350;

interface LcdProps {
  readonly lines: readonly string[];
  /** A display of a session: it is read when somebody goes there, and not spoken by itself. */
  readonly isRecorded?: boolean;
}

/**
 * Two lines of sixteen characters, dot by dot. The words are also there as text, which a screen
 * reader speaks, politely, when they have settled.
 */
export function Lcd({ lines, isRecorded = false }: LcdProps) {
  const text = lines.map((line) => line.trimEnd()).join("\n");
  const spoken = useSettled(text, SPOKEN_AFTER_MS);
  return (
    <div
      className="lcd-glass"
      data-testid={isRecorded ? "recorded-glass" : "lcd-glass"}
      data-text={text}
    >
      <svg viewBox={`-1 -1 ${WIDTH + 2} ${HEIGHT + 2}`} aria-hidden="true" className="lcd-dots">
        <title>Display</title>
        <path d={UNLIT} className="dot-off" />
        <path d={litPath(lines)} className="dot-on" />
      </svg>
      <div
        className="for-screen-readers"
        aria-live={isRecorded ? "off" : "polite"}
        aria-atomic="true"
        data-testid={isRecorded ? "recorded-lcd" : "lcd"}
      >
        {spoken}
      </div>
    </div>
  );
}
