// The next run of a ledger, looked at: its folder is read, and nothing is written into it.
import { ask } from "./python_calls.js";
import { byId, counted, element, fill } from "./elements.js";
import { daysWrong, showWrong } from "./days_typed.js";
import { deskOfRecords, isMapped } from "./desk.js";
import { hasRecords, open } from "./given.js";
import { shownParts } from "./parts.js";
import { problemsList } from "./problems_list.js";
import { savesMade } from "./saved_made.js";
import { FILES_STAY, unlessStopped } from "./stoppable.js";

const PREFIX = "ledger-";

let files = [];

export function startLedger() {
  const input = byId("ledger-folder");
  if (!("webkitdirectory" in input)) {
    byId("ledger-form").hidden = true;
    byId("ledger-cannot").hidden = false;
    return;
  }
  input.addEventListener("change", () => {
    files = [...input.files];
    byId("ledger-chosen").textContent = files.length
      ? `${files[0].webkitRelativePath.split("/")[0]}: ${counted(files.length, "file", "files")}. It is read when you look, as it is then.` : "";
  });
  byId("ledger-form").addEventListener("submit", (event) => {
    event.preventDefault();
    unlessStopped(look, byId("ledger-problems"), FILES_STAY);
  });
  savesMade(byId("save-run"), "run-as-it-would-be.zip", "run");
}

// The folder as the worker is to have it: under the name "ledger", whatever it is called.
function copied() {
  return files.map((file) => ({ path: `ledger/${file.webkitRelativePath.split("/").slice(1).join("/")}`, content: file }));
}

async function look() {
  const place = byId("ledger-problems");
  daysWrong(PREFIX, null);
  byId("ledger-said").textContent = "";
  byId("ledger-done").hidden = true;
  fill(place);
  if (!hasRecords()) {
    fill(place, element("p", { class: "wrong" }, "There are no records to settle: open an extract in step 2."));
    return;
  }
  const said = {
    scheme: open.name, mapped: isMapped(), period: byId("ledger-period").value.trim(), as_at: byId("ledger-as_at").value.trim(),
    why: byId("ledger-why").value.trim(), hold_errors: byId("ledger-hold").checked,
  };
  const desk = await deskOfRecords();
  const answer = await ask("look", said, { clear: [...desk.clear, "ledger"], files: [...desk.files, ...copied()] });
  if (answer.not_read && answer.not_read.field === "ledger") {
    fill(place, element("p", { class: "wrong" }, answer.not_read.message));
    byId("ledger-folder").focus();
  } else if (answer.not_read) {
    daysWrong(PREFIX, answer.not_read);
  } else if (answer.parts) {
    show(answer, place);
  } else {
    showWrong(place, answer, "The run could not be worked out", problemsList);
  }
}

function show(answer, place) {
  fill(byId("ledger-run"), ...shownParts(answer.parts));
  fill(place, answer.warnings.length ? problemsList(answer.warnings) : null);
  byId("ledger-said").textContent = answer.proposal
    ? `Run ${answer.run}, as it would be. Nothing is settled.${answer.held ? ` ${counted(answer.held, "row is", "rows are")} held.` : ""}`
    : "Nothing is to be done.";
  byId("ledger-settle").hidden = !answer.proposal;
  byId("ledger-proposal").textContent = answer.proposal ? `--commit --proposal ${answer.proposal}` : "";
  byId("ledger-done").hidden = false;
  byId("ledger-looked").focus();
}
