import { Fallible } from "@utrn-lab/page-parts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import "@utrn-lab/page-parts/theme.css";
import "@utrn-lab/page-parts/controls.css";
import "@utrn-lab/page-parts/surfaces.css";
import "@utrn-lab/page-parts/code-form.css";
import "@utrn-lab/page-parts/digits.css";
import "../styles/layout.css";
import "../styles/meter.css";
import "../styles/push-buttons.css";
import "../styles/lcd.css";
import "../styles/keys.css";
import "../styles/panels.css";
import "../styles/desk.css";
import "../styles/ppmid.css";
import "../styles/knows.css";
import "../styles/code-lab.css";
import "../styles/chart.css";
import "../styles/meters.css";
import "../styles/sessions.css";
import "../styles/supplier.css";
import "../styles/welcome.css";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <Fallible what="The page">
      <App />
    </Fallible>
  </StrictMode>,
);
