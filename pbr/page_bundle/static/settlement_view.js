// Step 3: what came of it: the sums as the command prints them, every line with its story, and all of it to save.
import { ask, onEnded } from "./python_calls.js";
import { byId, counted, element, fill, table } from "./elements.js";
import { deskOfProviders } from "./desk.js";
import { onGiven, open, records, settled, settledOf } from "./given.js";
import { shownParts } from "./parts.js";
import { problemsList } from "./problems_list.js";
import { saveMade } from "./saved_made.js";
import { showLines, startLines } from "./lines_table.js";
import { payer, showPaying } from "./paying_view.js";
import { endedBeforeItsTime } from "./stoppable.js";

let savedAs = "settlement.zip";

export function startSettlement() {
  startLines(showSums);
  byId("save-all").addEventListener("click", saveAll);
  byId("save-files").addEventListener("click", () => saveMade(savedAs, "folder", byId("save-said")));
  onEnded(forgetSettlement);
  onGiven(() => {
    const now = settledOf();
    byId("settled-before").hidden = settled.of === null || (now.length === settled.of.length && now.every((one, at) => one === settled.of[at]));
  });
}

// Nothing of it can be looked at or saved any more, so nothing of it is shown.
export function forgetSettlement() {
  byId("settlement-gone").hidden = byId("settled").hidden && byId("settlement-gone").hidden;
  byId("settled").hidden = true;
}

// Shows a settlement; of is what was open when it was asked for.
export function showSettlement(answer, said, of) {
  byId("no-settlement").hidden = true;
  byId("settlement-gone").hidden = true;
  byId("settled").hidden = false;
  Object.assign(settled, { invented: records.invented !== null, of });
  byId("settled-before").hidden = true;
  byId("is-invented").hidden = !settled.invented;
  savedAs = `${open.name.replace(/\.ya?ml$/i, "")}-${said.period.replace("..", "-to-") || "whole-run"}${settled.invented ? "-invented" : ""}.zip`;
  fill(byId("save-said"));
  fill(byId("story"));
  fill(byId("provider-sums"));
  fillSums(answer);
  showVersions(JSON.parse(answer.versions));
  showPaying(answer);
  showLines(answer);
}

// The sums of one provider stand by its lines, folded, so that the lines stay in view; of all of them they are above.
async function showSums(wanted) {
  const provider = wanted();
  const { parts = [] } = provider === null ? {} : await ask("summed_up", { provider });
  if (wanted() === provider) {
    fill(byId("provider-sums"), parts.length ? folded(parts, provider) : null);
  }
}

function folded(parts, provider) {
  const { total = `The sums of ${provider} alone` } = parts.find((part) => part.total) || {};
  return element("details", {}, element("summary", {}, total.split("\n")[0]), ...shownParts(parts, `, of ${provider} alone`));
}

function fillSums(answer) {
  // What is due in all is read first: the command, whose last lines are seen first, has it after its tables.
  const [heading, ...others] = answer.parts;
  const inOrder = [heading, ...others.filter((part) => part.total), ...others.filter((part) => !part.total)];
  const parts = shownParts(inOrder);
  if (answer.warnings.length) {
    parts.push(element("h3", {}, counted(answer.warnings.length, "warning", "warnings")), problemsList(answer.warnings));
  }
  fill(byId("sums"), ...parts);
}

function showVersions(settlement) {
  const inputs = settlement.inputs.map((one) => [one.file, one.rows === undefined ? "" : String(one.rows), one.sha256]);
  fill(byId("versions"),
    element("p", {}, `${settlement.made_by}; the scheme ${settlement.scheme.file}, SHA-256 `, element("code", {}, settlement.scheme.sha256)),
    table("The records that were read", [["File"], ["Rows", true], ["SHA-256"]], inputs));
}

function saveAll() {
  return endedBeforeItsTime(makeAndSave);
}

async function makeAndSave() {
  const place = byId("save-said");
  const paidBy = payer();
  const [workbook, statements] = ["with-workbook", "with-statements"].map((id) => byId(id).checked);
  const answer = await ask("everything", { workbook, statements, payer: paidBy }, deskOfProviders());
  if (answer.fault || answer.problems) {
    fill(place, element("p", { class: "wrong" }, answer.fault || "It could not be made:"), answer.problems ? problemsList(answer.problems) : null);
  } else if (await saveMade(savedAs, "settlement", place)) {
    fill(place, element("p", {}, saidOf(answer, statements, paidBy)), answer.against.length ? problemsList(answer.against) : null);
  }
}

function saidOf(answer, wanted, paidBy) {
  const done = `${savedAs} was given to your browser to save.`;
  if (!wanted) {
    return done;
  }
  if (answer.no_providers) {
    return `${done} It has no statements: open a file providers.csv in step 2 that says who the providers are.`;
  }
  return answer.statements.length
    ? `${done} It has ${counted(answer.statements.length, "statement", "statements")}${paidBy ? ` of what ${paidBy} pays by itself` : ""}.`
    : `${done} It has no statements:`;
}
