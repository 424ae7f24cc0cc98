/** How the report looks, on a screen and on A4; it loads nothing. */
export const STYLE = `
:root {
  color-scheme: light;
  --ink: #1b2a33; --quiet: #55646d; --line: #c9d3d8; --shade: #f2f6f7; --strong: #0b5d7a;
}
* { box-sizing: border-box; }
body {
  margin: 0; background: #fff; color: var(--ink);
  font: 16px/1.5 "DejaVu Sans", Verdana, Arial, sans-serif;
}
main { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 1rem; }
h2 {
  font-size: 1.3rem; line-height: 1.25; margin: 3rem 0 0.75rem; padding-top: 0.75rem;
  border-top: 3px solid var(--strong);
}
h3 { font-size: 1.05rem; line-height: 1.35; margin: 2rem 0 0.5rem; }
p, ul { margin: 0 0 0.9rem; }
li { margin-bottom: 0.25rem; }
code { font: 0.9em "DejaVu Sans Mono", Consolas, monospace; }
nav ol { columns: 2; font-size: 0.9rem; padding-left: 1.5rem; }
a { color: var(--strong); }
figure { margin: 1rem 0 1.25rem; overflow-x: auto; }
figure svg { display: block; max-width: none; }
figcaption { color: var(--quiet); font-size: 0.85rem; }
.wide { overflow-x: auto; margin: 1rem 0 1.25rem; }
table {
  border-collapse: collapse; font-size: 0.82rem; width: 100%; font-variant-numeric: tabular-nums;
}
caption { text-align: left; color: var(--quiet); font-size: 0.85rem; padding-bottom: 0.4rem; }
th, td {
  padding: 0.3rem 0.5rem; border-bottom: 1px solid var(--line);
  vertical-align: top; text-align: left;
}
thead th, thead td { border-bottom: 2px solid var(--ink); }
.figures thead * + th { text-align: right; }
tbody th { font-weight: 600; }
td.figure { text-align: right; white-space: nowrap; }
td.figure small { display: block; color: var(--quiet); font-size: 0.85em; }
tbody th { min-width: 9rem; }
p, ul, h1, h2, h3, figcaption { max-width: 46rem; }
tbody tr:nth-child(even) { background: var(--shade); }
@media (min-width: 720px) { figure svg { max-width: 100%; } }
@media (max-width: 719px) {
  caption { display: block; position: sticky; left: 0; max-width: calc(100vw - 2rem); }
}
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { font-size: 9pt; line-height: 1.4; }
  #observed { break-before: page; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  h2 { break-after: avoid; }
  h3, h3 + p, caption { break-after: avoid; }
  figure, tr, caption, .whole { break-inside: avoid; }
  figure, .wide { overflow: visible; }
  figure svg { max-width: 100%; height: auto; }
  table { font-size: 7.5pt; }
  th, td { padding: 0.2rem 0.4rem; }
  h1 { font-size: 15pt; margin-bottom: 0.5rem; }
  h2 { font-size: 12pt; margin: 1.5rem 0 0.5rem; }
  h3 { font-size: 10.5pt; margin: 1rem 0 0.4rem; }
  p, ul, .wide, figure { margin-bottom: 0.5rem; }
  li { margin-bottom: 0.1rem; }
  tbody th { min-width: 0; }
}
`;
