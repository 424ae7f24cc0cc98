/** What a host is built with where a test adds routes of its own to it. */
export const PLAIN_HOST = {
  title: "A host",
  description: "To try.",
  version: "1.0.0",
  ready: async () => undefined,
  tags: [],
  logLevel: "silent",
  requestId: () => "request-1",
};
