// Providers judged by the scheme's targets: the page for the meeting is read in its place, and can be saved.
import { ask } from "./python_calls.js";
import { byId, counted, element, fill } from "./elements.js";
import { daysWrong, showWrong } from "./days_typed.js";
import { deskOfRecords, isMapped, withFiles } from "./desk.js";
import { hasRecords, open } from "./given.js";
import { keepsFiles } from "./kept_files.js";
import { problemsList } from "./problems_list.js";
import { savesMade } from "./saved_made.js";
import { showReport } from "./report_in_place.js";
import { FILES_STAY, unlessStopped } from "./stoppable.js";

const PREFIX = "judge-";

let expected;

export function startJudge() {
  expected = keepsFiles("expected");
  byId("judge-form").addEventListener("submit", (event) => {
    event.preventDefault();
    unlessStopped(judge, byId("judge-problems"), FILES_STAY);
  });
  savesMade(byId("save-judgement"), "judgement.zip", "judgement");
}

async function judge() {
  const place = byId("judge-problems");
  daysWrong(PREFIX, null);
  byId("judge-said").textContent = "";
  byId("judge-done").hidden = true;
  fill(place);
  if (!hasRecords()) {
    fill(place, element("p", { class: "wrong" }, "There are no records to judge by: open an extract in step 2, or use invented records."));
    return;
  }
  const said = { scheme: open.name, mapped: isMapped(), as_at: byId("judge-as_at").value.trim(), hold_errors: byId("judge-hold").checked };
  const answer = await ask("judge", said, withFiles(await deskOfRecords(), "expected", expected.files));
  if (answer.not_read) {
    daysWrong(PREFIX, answer.not_read);
  } else if (answer.report === undefined) {
    showWrong(place, answer, "Nothing was judged", problemsList);
  } else {
    byId("judge-said").textContent = answer.held
      ? `Judged, with ${counted(answer.held, "row", "rows")} that cannot be read counted as not known. It is below.` : "Judged. It is below.";
    fill(place, answer.warnings.length ? problemsList(answer.warnings) : null);
    showReport(byId("judged"), answer.report);
    byId("judge-done").hidden = false;
    byId("judge-done").scrollIntoView();
  }
}
