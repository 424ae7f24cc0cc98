/** As a `ref`: has what appears take the focus, because the next step is there. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
