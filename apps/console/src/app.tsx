import { RouterProvider } from "react-router";
import { ROUTER } from "./routes.tsx";
import { Session } from "./session/session.tsx";

/** The console: nothing of it is shown before somebody has signed in. */
export function App() {
  return (
    <Session>
      <RouterProvider router={ROUTER} />
    </Session>
  );
}
