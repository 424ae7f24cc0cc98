/** The look of a page of the documentation: light and dark, from a phone to a wide screen. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f3f1ec, #16181b);
  --card: light-dark(#ffffff, #1f2327);
  --edge: light-dark(#dcd8ce, #30353b);
  --ink: light-dark(#1d2326, #e9ebe8);
  --quiet: light-dark(#596268, #9aa3a9);
  --link: light-dark(#1f5c47, #6cc6a4);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); }
body { font: 16px/1.55 system-ui, "Segoe UI", "DejaVu Sans", Arial, sans-serif; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0.75rem 1.25rem; }
nav { background: var(--card); border-bottom: 1px solid var(--edge); }
main { max-width: 52rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; overflow-wrap: anywhere; }
a { color: var(--link); }
h1 { font-size: 1.8rem; line-height: 1.2; }
h2 { margin-top: 2.2rem; font-size: 1.3rem; line-height: 1.25; }
h3 { font-size: 1.05rem; }
:target { scroll-margin-top: 1rem; }
:focus-visible { outline: 3px solid light-dark(#2767c4, #8ab8ff); outline-offset: 2px; }
code, kbd { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
code { font-size: 0.9em; }
pre { padding: 0.8rem 1rem; border: 1px solid var(--edge); border-radius: 8px; }
pre { background: var(--card); white-space: pre-wrap; }
.wide { margin: 1rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; overflow-wrap: normal; }
th, td { padding: 0.4rem 0.7rem 0.4rem 0; border-bottom: 1px solid var(--edge); }
th, td { text-align: left; vertical-align: top; }
td { min-width: 7rem; overflow-wrap: break-word; }
img { max-width: 100%; height: auto; }
.outside { color: var(--quiet); }
@media print { nav { display: none; } body { background: #fff; } }
`;
