// Step 3: what came of it: the sums as the command prints them, every line with its story, and all of it to save.
import { ask, Stopped } from "./python_calls.js";
import { byId, counted, element, fill, table } from "./elements.js";
import { open, records } from "./given.js";
import { shownParts } from "./parts.js";
import { problemsList } from "./problems_list.js";
import { save } from "./save.js";
import { showLines, startLines } from "./lines_table.js";
import { payer, showPaying } from "./paying_view.js";

let savedAs = "settlement.zip";

export function startSettlement() {
  startLines(showSums);
  byId("save-all").addEventListener("click", saveAll);
  byId("save-files").addEventListener("click", async () => save(savedAs, await ask("saved", "folder"), "application/zip"));
}

export function showSettlement(answer, said) {
  byId("no-settlement").hidden = true;
  byId("settled").hidden = false;
  byId("is-invented").hidden = records.invented === null;
  savedAs = `${open.name.replace(/\.ya?ml$/i, "")}-${said.period.replace("..", "-to-") || "whole-run"}${records.invented ? "-invented" : ""}.zip`;
  fill(byId("save-said"));
  fill(byId("story"));
  fillSums(answer);
  showVersions(JSON.parse(answer.versions));
  showPaying(answer);
  showLines(answer);
}

async function showSums(provider) {
  const answer = await ask("summed_up", { provider });
  if (answer.parts) {
    fillSums(answer);
  }
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

async function saveAll() {
  const place = byId("save-said");
  try {
    const paidBy = payer();
    const [workbook, statements] = ["with-workbook", "with-statements"].map((id) => byId(id).checked);
    const answer = await ask("everything", { workbook, statements, payer: paidBy });
    if (answer.fault || answer.problems || answer.not_read) {
      fill(place, element("p", { class: "wrong" }, answer.fault || "It could not be made:"), answer.problems ? problemsList(answer.problems) : null);
      return;
    }
    save(savedAs, await ask("saved", "settlement"), "application/zip");
    fill(place, element("p", {}, saidOf(answer, statements, paidBy)), answer.against.length ? problemsList(answer.against) : null);
  } catch (error) {
    if (!(error instanceof Stopped)) {
      throw error;
    }
    fill(place, element("p", {}, "It was stopped, and the settlement is gone from memory: settle again."));
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
