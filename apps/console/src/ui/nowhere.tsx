import { Link } from "react-router";
import { Page } from "./page.tsx";

/** In place of a view that no address names. */
export function Nowhere() {
  return (
    <Page title="Nothing is here">
      <p>
        The address names no view of the console. <Link to="/">Find a customer</Link>
      </p>
    </Page>
  );
}
