interface About {
  readonly title: string;
  readonly description: string;
}

/** Whether a session is about what somebody types, each word of it somewhere. */
export function isAbout({ title, description }: About, typed: string): boolean {
  const text = `${title} ${description}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
