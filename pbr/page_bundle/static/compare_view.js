// Schemes over the same records, beside a baseline: the report is read in its place, and can be saved.
import { ask } from "./python_calls.js";
import { byId, element, fill, fillSelect } from "./elements.js";
import { daysWrong, showWrong } from "./days_typed.js";
import { deskOfRecords, isMapped, withFiles } from "./desk.js";
import { hasRecords, onGiven, open, schemes } from "./given.js";
import { keepsFiles } from "./kept_files.js";
import { problemsList } from "./problems_list.js";
import { savesMade } from "./saved_made.js";
import { showReport } from "./report_in_place.js";
import { FILES_STAY, unlessStopped } from "./stoppable.js";

const PREFIX = "compare-";
const BASELINE = "time-and-task";
const BY = [["provider", "provider"], ["area", "area"], ["rate", "rate"], ["plan_type", "type of plan"]];

let assumed;

export function startCompare() {
  assumed = keepsFiles("assumed");
  fillSelect(byId("by"), BY, "provider");
  fill(byId("compared"), byId("compared").querySelector("legend"), ...choices());
  baselines();
  onGiven(() => {
    const own = byId("compare-own");
    own.value = open.name;
    own.nextElementSibling.textContent = `${open.name}, as it is in step 1`;
    baselines();
  });
  byId("compare-form").addEventListener("submit", (event) => {
    event.preventDefault();
    unlessStopped(compare, byId("compare-problems"), `Nothing was compared. ${FILES_STAY}`);
  });
  savesMade(byId("save-comparison"), "comparison.zip", "comparison");
}

function choices() {
  const tick = (id, value, words) => element("div", { class: "tick" }, element("input", { type: "checkbox", id, value, name: "compared" }), element("label", { for: id }, words));
  return [
    tick("compare-own", open.name, `${open.name}, as it is in step 1`),
    ...schemes.shipped.map(({ name, title }) => tick(`compare-${name}`, name, `${name}: ${title}`)),
  ];
}

function baselines() {
  const chosen = byId("baseline").value || BASELINE;
  fillSelect(byId("baseline"), [[open.name, `${open.name}, as it is in step 1`], ...schemes.shipped.map(({ name }) => [name, name])], chosen);
  byId("baseline").value ||= BASELINE;
}

async function compare() {
  const chosen = [...byId("compared").querySelectorAll("input:checked")].map((one) => one.value);
  const place = byId("compare-problems");
  daysWrong(PREFIX, null);
  byId("compare-said").textContent = "";
  byId("compare-done").hidden = true;
  fill(place);
  if (!hasRecords() || !chosen.length) {
    fill(place, element("p", { class: "wrong" }, hasRecords() ? "Choose at least one scheme to compare with the baseline." : "There are no records to compare over: open an extract in step 2, or use invented records."));
    return;
  }
  const said = {
    schemes: chosen, baseline: byId("baseline").value, by: byId("by").value, mapped: isMapped(),
    period: byId("compare-period").value.trim(), as_at: byId("compare-as_at").value.trim(), draws: byId("compare-draws").value.replace(/[ ,]/g, ""),
    move: byId("compare-move").value.trim(), hold_errors: byId("compare-hold").checked,
    settings: byId("settings").value.split("\n").map((line) => line.trim()).filter(Boolean),
  };
  show(await ask("compare", said, withFiles(await deskOfRecords(), "assumed", assumed.files)), place);
}

function show(answer, place) {
  byId("compare-done").hidden = !answer.report;
  if (answer.not_read) {
    daysWrong(PREFIX, answer.not_read);
  } else if (answer.report) {
    fill(place, answer.warnings.length ? problemsList(answer.warnings) : null);
    showReport(byId("report"), answer.report);
    byId("compare-said").textContent = "Compared. The report is below.";
    byId("compare-done").scrollIntoView();
  } else {
    showWrong(place, answer, "Nothing was compared", problemsList);
  }
}
