/** Colours of the page by their tokens, resolved: a canvas knows no custom properties. */
export type Palette = (name: string) => string;

/** The colours that hold where an element stands. */
export function paletteOf(element: HTMLElement): Palette {
  const probe = document.createElement("i");
  element.append(probe);
  const resolved = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return window.getComputedStyle(probe).color;
  };
  return resolved;
}
