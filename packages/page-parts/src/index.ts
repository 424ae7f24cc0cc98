export type { Limits } from "./code-form/asked.ts";
export { CodeForm } from "./code-form/code-form.tsx";
export type { Issued } from "./code-form/use-issue.ts";
export { ConfirmationEntry } from "./confirmation/confirmation-entry.tsx";
export { CopyLine } from "./copy-line.tsx";
export { Dialog } from "./dialog.tsx";
export { Fallible } from "./fallible.tsx";
export { IssuedDigits } from "./issued/issued-digits.tsx";
