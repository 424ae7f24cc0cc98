import { QueryClientProvider } from "@tanstack/react-query";
import createQueries from "openapi-react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { keptKey } from "./kept-key.ts";
import { newQueryClient } from "./new-query-client.ts";
import { type Opened, openSession } from "./open-session.ts";
import { SignIn } from "./sign-in.tsx";
import { type SignedIn, SignedInContext } from "./signed-in.ts";

type Open = Extract<Opened, { client: unknown }>;

const ENDED = "You have been signed out: the API key opens nothing any more.";

/** Gives what it shows the API key that is signed in, or asks for one. */
export function Session({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<Open>();
  const [why, setWhy] = useState<string>();
  const [isLooking, setLooking] = useState(() => keptKey.read() !== undefined);
  const signOut = useCallback((reason?: string) => {
    keptKey.forget();
    setOpen(undefined);
    setWhy(reason);
  }, []);
  const signIn = useCallback(async (apiKey: string) => {
    const opened = await openSession(apiKey);
    setLooking(false);
    if ("why" in opened) {
      setWhy(opened.why);
      return;
    }
    keptKey.keep(apiKey);
    setWhy(undefined);
    setOpen(opened);
  }, []);
  useEffect(() => {
    const kept = keptKey.read();
    if (kept !== undefined) void signIn(kept);
  }, [signIn]);
  const given = useMemo(() => {
    if (open === undefined) return undefined;
    const { client, self } = open;
    client.use({
      onResponse: ({ response }) => {
        if (response.status === 401) signOut(ENDED);
      },
    });
    const signedIn: SignedIn = { client, self, api: createQueries(client), signOut };
    return { signedIn, queries: newQueryClient() };
  }, [open, signOut]);
  if (isLooking) return <p className="waiting">Signing in …</p>;
  if (given === undefined) return <SignIn why={why} signIn={signIn} />;
  return (
    <QueryClientProvider client={given.queries}>
      <SignedInContext value={given.signedIn}>{children}</SignedInContext>
    </QueryClientProvider>
  );
}
