// Starts the page: its views, and Python behind them.
import { start } from "./python_calls.js";
import { showViews } from "./views.js";
import { showWork } from "./work_shown.js";
import { startScheme } from "./scheme_view.js";
import { startRecords } from "./records_view.js";
import { startSettlement } from "./settlement_view.js";
import { startCompare } from "./compare_view.js";
import { startExtract } from "./extract_view.js";
import { startJudge } from "./judge_view.js";
import { startPaying } from "./paying_view.js";
import { startLedger } from "./ledger_view.js";
import { startAbout } from "./about_view.js";
import { schemes } from "./given.js";

async function asJson(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) {
    throw new Error(`${name} is missing from the folder of this page`);
  }
  return response.json();
}

async function startPage() {
  showViews();
  showWork();
  start();
  const [shipped, madeOf] = await Promise.all([asJson("schemes.json"), asJson("made_of.json")]);
  schemes.shipped = shipped;
  startScheme();
  startRecords();
  startSettlement();
  startPaying();
  startCompare();
  startJudge();
  startExtract();
  startLedger();
  startAbout(madeOf);
}

if (window.pageCanRun) {
  startPage().catch((error) => window.pageCannotRun(`The page could not start: ${error.message}`));
}
