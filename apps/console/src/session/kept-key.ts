const NAME = "api-key";

/** The API key of this tab: gone with it, and unknown to any other. */
export const keptKey = {
  read: (): string | undefined => sessionStorage.getItem(NAME) ?? undefined,
  keep: (apiKey: string): void => sessionStorage.setItem(NAME, apiKey),
  forget: (): void => sessionStorage.removeItem(NAME),
};
