const GUIDES: readonly (readonly [address: string, name: string])[] = [
  ["/guides/start.md", "First steps"],
  ["/guides/guides/keypad-page.md", "This page: keys, tabs, commissioning"],
  ["/guides/guides/ninety-days.md", "Ninety days without WAN"],
  ["/guides/guides/snow-storm.md", "The snow storm"],
  ["/guides/guides/call-centre.md", "Call centre"],
  ["/guides/reference/meter.md", "What the meter does"],
  ["/guides/reference/code-format.md", "What a code says"],
  ["/guides/", "All pages"],
  ["/docs", "Docs of the bench’s interface (OpenAPI)"],
];

/** The documentation, beside the page and not in its place: a meter stays open. */
export function HelpMenu() {
  return (
    <div className="help">
      <button type="button" className="button" popoverTarget="help-menu" aria-label="Help">
        ?
      </button>
      <nav id="help-menu" className="help-menu" popover="auto" aria-label="Help">
        <ul>
          {GUIDES.map(([address, name]) => (
            <li key={address}>
              <a href={address} target="_blank" rel="noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
