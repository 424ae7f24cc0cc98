import { Link, Outlet } from "react-router";
import { mayAct, type Self, useSignedIn } from "../session/signed-in.ts";
import { Page } from "../ui/page.tsx";

/** The views below it, for keys that may do what they are for; to any other it says so. */
export function ForRole({ least }: { readonly least: Self["role"] }) {
  const { self } = useSignedIn();
  if (mayAct(self, least)) return <Outlet />;
  return (
    <Page title="Not for this API key">
      <p>
        This needs a key with the role {least}
        {least === "administrator" ? "" : ", or more"}. Yours has the role {self.role}.{" "}
        <Link to="/">Find a customer</Link>
      </p>
    </Page>
  );
}
