// Step 2: records are opened or invented, and a period of them is settled.
import { ask } from "./python_calls.js";
import { byId, counted, element, fill } from "./elements.js";
import { deskOfRecords, isMapped } from "./desk.js";
import { given, hasRecords, onGiven, open, records, settledOf } from "./given.js";
import { daysWrong, showWrong } from "./days_typed.js";
import { goTo } from "./views.js";
import { problemsList } from "./problems_list.js";
import { saveMade } from "./saved_made.js";
import { forgetSettlement, showSettlement } from "./settlement_view.js";
import { FILES_STAY, unlessStopped } from "./stoppable.js";
import { takesFiles } from "./drop_zone.js";

const PROVIDERS = "providers.csv";
const MOST_PLANS = 200_000;
const MOST_OF_ALL = 10_000; // with visits: a plan has hundreds of them
const TABLE = /\.csv$/i;
const OF_THE_SAMPLE = "2026-08";

export function startRecords() {
  takesFiles(byId("records-drop"), byId("records-files"), addFiles);
  takesFiles(byId("mapping-drop"), byId("mapping-file"), ([file]) => {
    records.mapping = file || null;
    given();
  });
  byId("sample-use").addEventListener("click", invent);
  byId("sample-save").addEventListener("click", saveInvented);
  byId("settle-form").addEventListener("submit", (event) => {
    event.preventDefault();
    settle();
  });
  onGiven(showDesk);
}

function addFiles(files) {
  records.invented = null;
  for (const file of files) {
    if (file.name.toLowerCase() === PROVIDERS) {
      records.providers = file;
    } else {
      records.files = [...records.files.filter((one) => one.name !== file.name), file];
    }
  }
  given();
}

function invent() {
  const plans = Number(byId("sample-plans").value.replace(/[ ,]/g, ""));
  const tables = byId("sample-tables").value.split(",").filter(Boolean);
  const most = tables.length ? MOST_PLANS : MOST_OF_ALL;
  const wrong = byId("sample-wrong");
  wrong.hidden = Number.isInteger(plans) && plans >= 1 && plans <= most;
  wrong.textContent = `Write a whole number from 1 to ${most.toLocaleString("en-GB")}.`;
  if (!wrong.hidden) {
    byId("sample-plans").focus();
    return;
  }
  takeAway();
  records.invented = { plans, tables, levels: byId("sample-rates").value === "levels" };
  byId("period").value = byId("period").value || OF_THE_SAMPLE;
  given();
}

async function saveInvented() {
  await stoppable(async () => {
    await deskOfRecords();
    await saveMade("invented-records.zip", "sample", byId("settle-problems"));
  });
}

function showDesk() {
  byId("sample-save").hidden = records.invented === null;
  if (records.invented) {
    fill(byId("desk"), element("p", { class: "invented" }, element("strong", {}, "Invented records"),
      `: ${counted(records.invented.plans, "plan", "plans")} that start from 1 April to 30 September 2026, as they would be on 30 September, ${records.invented.tables.join(" and ") || "with all that belongs to them"}; and invented providers.`), element("p", {}, link("Take them away", takeAway, "desk-clear")));
    return;
  }
  const listed = [
    ...records.files.map((file) => [file, useOf(file), () => (records.files = records.files.filter((one) => one !== file))]),
    ...(records.mapping ? [[records.mapping, "the mapping", () => (records.mapping = null)]] : []),
    ...(records.providers ? [[records.providers, "who the providers are", () => (records.providers = null)]] : []),
  ];
  if (!listed.length) {
    fill(byId("desk"), element("p", {}, "No records yet."));
    return;
  }
  const items = listed.map(([file, use, remove]) => element("li", {},
    `${file.name}, ${Math.ceil(file.size / 1000).toLocaleString("en-GB")} kB: ${use}. `, link(`Take ${file.name} away`, remove)));
  fill(byId("desk"), element("ul", {}, ...items), element("p", {}, link("Take all of them away", takeAway, "desk-clear")));
}

// Tables of records are CSV files; whatever else there is, is read through a mapping or not at all.
function useOf(file) {
  return records.mapping || TABLE.test(file.name)
    ? "records"
    : "not read by itself, for a table of records is a CSV file. A workbook is read through a mapping: open yours, or start one under \"Check and map\"";
}

function link(words, remove, id = null) {
  return element("button", { type: "button", class: "link", id, onclick: () => { remove(); given(); } }, words);
}

function takeAway() {
  Object.assign(records, { files: [], mapping: null, providers: null, invented: null });
}

async function settle() {
  if (!hasRecords()) {
    fill(byId("settle-problems"), element("p", { class: "wrong" }, "There are no records to settle: open an extract, or use invented records."));
    byId("records-files").focus();
    return;
  }
  fill(byId("settle-problems"));
  daysWrong("", null);
  const said = {
    scheme: open.name, mapped: isMapped(), period: byId("period").value.trim(), as_at: byId("as_at").value.trim(),
    hold_errors: byId("hold-errors").checked,
  };
  const of = settledOf();
  await stoppable(async () => {
    const answer = await ask("settle", said, await deskOfRecords());
    if (answer.versions) {
      showSettlement(answer, said, of);
      goTo("settlement");
      return;
    }
    forgetSettlement();
    if (answer.not_read) {
      daysWrong("", answer.not_read);
    } else {
      showWrong(byId("settle-problems"), answer, "Nothing was settled", problemsList);
    }
  });
}

function stoppable(work) {
  return unlessStopped(work, byId("settle-problems"), `Nothing was settled. ${FILES_STAY}`);
}
