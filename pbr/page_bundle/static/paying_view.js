// What is paid out of the settlement: the statement of one provider, read in its place, and the finance files.
import { ask } from "./python_calls.js";
import { byId, element, fill, fillSelect, table } from "./elements.js";
import { daysWrong, showWrong } from "./days_typed.js";
import { deskOfProviders, withFiles } from "./desk.js";
import { keepsFiles } from "./kept_files.js";
import { problemsList } from "./problems_list.js";
import { save } from "./save.js";
import { savesMade } from "./saved_made.js";
import { showReport } from "./report_in_place.js";
import { unlessStopped } from "./stoppable.js";

const PREFIX = "finance-";
const GONE = "The settlement is gone from memory: settle again.";

let mapping;

export function startPaying() {
  mapping = keepsFiles("finance");
  onSubmit("statement-form", tell, "statement-problems");
  onSubmit("finance-form", write, "finance-problems");
  byId("paid-by").addEventListener("change", forget);
  savesMade(byId("save-statement"), "statement.zip", "statement");
  savesMade(byId("save-finance"), "finance.zip", "finance");
  byId("shapes-show").addEventListener("click", showShapes);
}

// The one of several who pays by itself; of all together where it is empty, as it is where the scheme lists nobody.
export const payer = () => byId("paid-by").value;

function onSubmit(form, work, place) {
  byId(form).addEventListener("submit", (event) => {
    event.preventDefault();
    unlessStopped(work, byId(place), GONE);
  });
}

// A new settlement has other providers, and nothing is told of it yet.
export function showPaying({ providers, payers }) {
  fillSelect(byId("paid-by"), [["", "All of them together"], ...payers.map((one) => [one, one])], "");
  byId("paid-by-field").hidden = payers.length === 0;
  fillSelect(byId("statement-of"), providers.filter(Boolean).map((one) => [one, one]));
  forget();
}

// What was told of one payer is not to stand under the name of another.
function forget() {
  for (const id of ["statement-done", "finance-done"]) {
    byId(id).hidden = true;
  }
  for (const id of ["statement-problems", "finance-problems"]) {
    fill(byId(id));
  }
}

function refused(answer, place, what) {
  if (answer.not_read) {
    fill(place, element("p", { class: "wrong" }, answer.not_read.message));
  } else if (answer.problems || answer.fault) {
    showWrong(place, answer, what, problemsList);
  } else {
    fill(place, answer.warnings.length ? problemsList(answer.warnings) : null);
    return false;
  }
  return true;
}

async function tell() {
  const answer = await ask("statement", { provider: byId("statement-of").value, payer: payer() }, deskOfProviders());
  byId("statement-done").hidden = refused(answer, byId("statement-problems"), "No statement was written");
  if (answer.report) {
    showReport(byId("statement"), answer.report);
    byId("statement-done").scrollIntoView();
  }
}

async function write() {
  daysWrong(PREFIX, null);
  byId("finance-done").hidden = true;
  const said = { dated: byId("finance-dated").value.trim(), invoices: byId("finance-invoices").checked, payer: payer() };
  const answer = await ask("finance", said, withFiles(deskOfProviders(), "finance-mapping", mapping.files));
  if (answer.not_read && answer.not_read.field === "dated") {
    fill(byId("finance-problems"));
    daysWrong(PREFIX, answer.not_read);
    return;
  }
  byId("finance-done").hidden = refused(answer, byId("finance-problems"), "No finance file was written");
  if (answer.rows) {
    fill(byId("finance-totals"), table("What each file comes to", answer.columns, answer.rows));
  }
}

async function showShapes() {
  const { shapes } = await ask("finance_shapes");
  fill(byId("shapes"), ...Object.entries(shapes).flatMap(([name, text]) => [
    element("button", { type: "button", class: "link", onclick: () => save(`${name}.yaml`, text, "text/yaml") }, `Save ${name}.yaml`), " "]));
}
