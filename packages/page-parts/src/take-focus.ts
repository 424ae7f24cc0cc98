/**
 * A ref that gives an element the focus as it appears. It is one function, so that React calls it
 * once for each element, and not whenever the element is drawn again.
 */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
