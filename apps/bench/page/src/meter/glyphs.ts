/**
 * The dots of a character-LCD cell, 5 columns by 8 rows: five hex bytes a character, left to right,
 * the lowest bit the top row. In the order of ASCII from the space.
 */
const ASCII_COLUMNS = [
  "0000000000 00005f0000 0007000700 147f147f14 242a7f2a12 2313086462 3649562050 0005030000",
  "001c224100 0041221c00 14083e0814 08083e0808 0050300000 0808080808 0060600000 2010080402",
  "3e5149453e 00427f4000 4261514946 2141454b31 1814127f10 2745454539 3c4a494930 0171090503",
  "3649494936 064949291e 0036360000 0056360000 0814224100 1414141414 0041221408 0201510906",
  "324979413e 7e1111117e 7f49494936 3e41414122 7f4141221c 7f49494941 7f09090901 3e4149497a",
  "7f0808087f 00417f4100 2040413f01 7f08142241 7f40404040 7f020c027f 7f0408107f 3e4141413e",
  "7f09090906 3e4151215e 7f09192946 4649494931 01017f0101 3f4040403f 1f2040201f 3f4038403f",
  "6314081463 0708700807 6151494543 007f414100 0204081020 0041417f00 0402010204 4040404040",
  "0001020400 2054545478 7f48444438 3844444420 384444487f 3854545418 087e090102 18a4a4a47c",
  "7f08040478 00447d4000 4080847d00 7f10284400 00417f4000 7c04180478 7c08040478 3844444438",
  "fc24242418 18242424fc 7c08040408 4854545420 043f444020 3c4040207c 1c2040201c 3c4030403c",
  "4428102844 1ca0a0a07c 4464544c44 0008364100 00007f0000 0041360800 1008081008",
]
  .join(" ")
  .split(" ");

const OTHER_COLUMNS: Readonly<Record<string, string>> = {
  "£": "487e494142",
  "◄": "081c3e7f00",
  "►": "007f3e1c08",
  "↑": "04027f0204",
  "↓": "10207f2010",
  "°": "0006090600",
};

/** What a cell shows for a character that the display does not know: a hollow box. */
const UNKNOWN_COLUMNS = "7f4141417f";

export const CELL_COLUMNS = 5;
export const CELL_ROWS = 8;

function columnsOf(character: string): string {
  const code = character.codePointAt(0) ?? 0x20;
  return OTHER_COLUMNS[character] ?? ASCII_COLUMNS[code - 0x20] ?? UNKNOWN_COLUMNS;
}

/** The lit dots of a character, as [column, row] pairs. */
export function litDots(character: string): readonly (readonly [number, number])[] {
  const columns = columnsOf(character);
  const dots: [number, number][] = [];
  for (let column = 0; column < CELL_COLUMNS; column += 1) {
    const bits = Number.parseInt(columns.slice(2 * column, 2 * column + 2), 16);
    for (let row = 0; row < CELL_ROWS; row += 1) {
      if ((bits >> row) & 1) dots.push([column, row]);
    }
  }
  return dots;
}
