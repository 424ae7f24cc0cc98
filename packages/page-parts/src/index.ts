export { CopyLine } from "./copy-line.tsx";
export { Dialog } from "./dialog.tsx";
export { Fallible } from "./fallible.tsx";
