import { Fallible } from "@utrn-lab/page-parts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import "@utrn-lab/page-parts/theme.css";
import "@utrn-lab/page-parts/controls.css";
import "@utrn-lab/page-parts/surfaces.css";
import "@utrn-lab/page-parts/code-form.css";
import "@utrn-lab/page-parts/digits.css";
import "../styles/shell.css";
import "../styles/tables.css";
import "../styles/work.css";
import "../styles/office.css";
import "../styles/customer.css";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <Fallible what="The console">
      <App />
    </Fallible>
  </StrictMode>,
);
