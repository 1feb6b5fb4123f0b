// The lines of a settlement, some at a time, by provider, status and text; each tells its story.
import { ask } from "./python_calls.js";
import { byId, element, fill, fillSelect, counted } from "./elements.js";
import { endedBeforeItsTime } from "./stoppable.js";
import { story } from "./description.js";

const ANY = "*";
const HEADINGS = {
  line_id: "Line", provider_id: "Provider", person_id: "Person", payment: "Payment", part: "Part", slot: "When or which",
  status: "Status", due_on: "Due on", amount: "Amount (£)", at_stake: "At stake (£)", reason: "Reason",
};
const NUMBERS = new Set(["amount", "at_stake"]);

let start = 0;
let atOnce = 0;
let showSums = () => {};

export function startLines(sumsOf) {
  showSums = sumsOf;
  byId("filters").addEventListener("submit", (event) => {
    event.preventDefault();
    show(0);
  });
  byId("of-provider").addEventListener("change", () => {
    endedBeforeItsTime(() => showSums(providerWanted));
    show(0);
  });
  byId("of-status").addEventListener("change", () => show(0));
}

export function showLines({ providers, statuses }) {
  const named = (name) => [name, name || "(none)"];
  fillSelect(byId("of-provider"), [[ANY, "All"], ...providers.map(named)], ANY);
  fillSelect(byId("of-status"), [[ANY, "All"], ...statuses.map((name) => [name, name.replaceAll("_", " ")])], ANY);
  byId("of-text").value = "";
  show(0);
}

function wanted() {
  const said = { text: byId("of-text").value.trim() };
  for (const [name, id] of [["provider", "of-provider"], ["status", "of-status"]]) {
    if (byId(id).value !== ANY) {
      said[name] = byId(id).value;
    }
  }
  return said;
}

async function show(from) {
  await endedBeforeItsTime(async () => {
    const answer = await ask("lines", { ...wanted(), start: from });
    if (answer.rows) {
      start = answer.start;
      atOnce = answer.at_once;
      fillLines(answer);
    }
  });
}

function fillLines({ columns, rows, fitting }) {
  const last = start + rows.length;
  byId("lines-said").textContent = fitting
    ? `Lines ${(start + 1).toLocaleString("en-GB")} to ${last.toLocaleString("en-GB")} of ${counted(fitting, "line", "lines")}. Choose a line to read its story.`
    : "No line fits.";
  if (!fitting) {
    fill(byId("lines"));
    return;
  }
  const used = columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => row[at] !== ""));
  const head = used.map((at) => element("th", { scope: "col", class: NUMBERS.has(columns[at]) ? "number" : null }, HEADINGS[columns[at]]));
  const body = rows.map((row) => element("tr", {}, ...used.map((at) => cell(columns[at], row[at]))));
  const lines = element("table", {}, element("caption", {}, "Lines"), element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body));
  fill(byId("lines"), element("div", { class: "table lines", tabindex: "0", role: "region", "aria-label": "Lines" }, lines), pages(rows.length, fitting));
}

function cell(name, text) {
  if (name === "line_id") {
    const button = element("button", { type: "button", class: "link" }, text);
    button.addEventListener("click", () => tell(text, button));
    return element("th", { scope: "row" }, button);
  }
  if (NUMBERS.has(name)) {
    return element("td", { class: "number" }, text);
  }
  return element("td", { class: name }, name === "status" ? text.replaceAll("_", " ") : text);
}

function pages(many, fitting) {
  const buttons = [];
  if (start > 0) {
    buttons.push(element("button", { type: "button", class: "second", onclick: () => turn(Math.max(0, start - atOnce)) }, "Lines before these"));
  }
  if (start + many < fitting) {
    buttons.push(element("button", { type: "button", class: "second", onclick: () => turn(start + atOnce) }, "More lines"));
  }
  return element("p", { class: "buttons" }, ...buttons.flatMap((one) => [one, " "]));
}

async function turn(from) {
  await show(from);
  byId("lines-heading").focus();
}

function tell(line, button) {
  return endedBeforeItsTime(async () => showStory(line, await ask("story", { line }), button));
}

function showStory(line, answer, button) {
  const place = byId("story");
  const heading = element("h3", { tabindex: "-1" }, `The story of ${line}`);
  const close = element("button", { type: "button", class: "second", onclick: () => { fill(place); button.focus(); } }, "Close the story, and go back to its line");
  const told = answer.story === undefined ? element("p", { class: "wrong" }, answer.fault || answer.problems[0].message) : story(answer.story);
  fill(place, element("div", { class: "story" }, heading, told, element("p", { class: "buttons" }, close)));
  heading.focus();
}

function providerWanted() {
  return byId("of-provider").value === ANY ? null : byId("of-provider").value;
}
