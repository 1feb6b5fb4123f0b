// How good the extract is for the scheme, and a mapping of it: both before anything is settled.
import { ask } from "./python_calls.js";
import { byId, counted, element, fill } from "./elements.js";
import { daysWrong, showWrong } from "./days_typed.js";
import { deskOfRecords, isMapped, withFiles } from "./desk.js";
import { story } from "./description.js";
import { given, hasRecords, open, records } from "./given.js";
import { keepsFiles } from "./kept_files.js";
import { problemsList } from "./problems_list.js";
import { save } from "./save.js";
import { savesMade } from "./saved_made.js";
import { FILES_STAY, unlessStopped } from "./stoppable.js";

const PREFIX = "check-";
const NEW_MAPPING = "mapping.yaml";
const NO_RECORDS = "There is no extract: open one in step 2, or use invented records.";

let last;

export function startExtract() {
  last = keepsFiles("last", true);
  byId("check-form").addEventListener("submit", (event) => {
    event.preventDefault();
    unlessStopped(check, byId("check-problems"), FILES_STAY);
  });
  byId("map-form").addEventListener("submit", (event) => {
    event.preventDefault();
    unlessStopped(start, byId("map-problems"), FILES_STAY);
  });
  savesMade(byId("save-check"), "check.zip", "check");
  byId("map-save").addEventListener("click", () => save(nameOfMapping(), byId("map-text").value, "text/yaml"));
  byId("map-use").addEventListener("click", use);
}

function missing(place) {
  fill(place, hasRecords() ? null : element("p", { class: "wrong" }, NO_RECORDS));
  return !hasRecords();
}

async function check() {
  const place = byId("check-problems");
  daysWrong(PREFIX, null);
  byId("check-done").hidden = true;
  byId("check-said").textContent = "";
  if (missing(place)) {
    return;
  }
  const said = { scheme: open.name, mapped: isMapped(), as_at: byId("check-as_at").value.trim() };
  const answer = await ask("check_records", said, withFiles(await deskOfRecords(), "last", last.files));
  if (answer.not_read) {
    daysWrong(PREFIX, answer.not_read);
  } else if (answer.text === undefined) {
    showWrong(place, answer, "It was not checked", problemsList);
  } else {
    byId("check-said").textContent = answer.unread
      ? `Checked. ${counted(answer.unread, "row", "rows")} cannot be read.` : "Checked. Every row can be read.";
    fill(byId("check-text"), story(answer.text));
    fill(place, answer.found.length ? problemsList(answer.found) : null);
    byId("check-done").hidden = false;
    byId("check-done").scrollIntoView();
  }
}

async function start() {
  const place = byId("map-problems");
  if (missing(place)) {
    return;
  }
  const before = records.invented || records.mapping === null ? [] : [records.mapping];
  const said = { scheme: open.name, add_to: before.length ? "started" : "", sheets: byId("map-sheets").value.split(",").map((one) => one.trim()) };
  const answer = await ask("start_mapping", said, withFiles(await deskOfRecords(), "started", before));
  byId("map-done").hidden = answer.text === undefined;
  if (answer.not_read) {
    fill(place, element("p", { class: "wrong" }, answer.not_read.message));
  } else if (answer.text === undefined) {
    showWrong(place, answer, "No mapping was started", problemsList);
  } else {
    byId("map-said").textContent = `${answer.added_to ? "The mapping was added to." : "A mapping was started."} ` +
      `${counted(answer.to_decide, "question mark is", "question marks are")} left for you to decide.`;
    fill(byId("map-words"), story(answer.said));
    byId("map-text").value = answer.text;
    fill(place, answer.warnings.length ? problemsList(answer.warnings) : null);
    byId("map-done").scrollIntoView();
  }
}

function nameOfMapping() {
  return records.mapping ? records.mapping.name : NEW_MAPPING;
}

function use() {
  records.mapping = new File([byId("map-text").value], nameOfMapping(), { type: "text/yaml" });
  given();
  byId("map-said").textContent = `Your extract is now read through ${records.mapping.name}, as it stands here. Save it too: it is kept nowhere.`;
}
