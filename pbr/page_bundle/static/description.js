// What a scheme says, and the story of a line, as pbr has them: in headings, numbered clauses and small tables.
import { element } from "./elements.js";

// A scheme, section by section; its clauses are numbered from 1 to the end, as the command numbers them.
export function described({ title, sections }) {
  let number = 0;
  const parts = [element("h4", {}, title)];
  for (const section of sections) {
    parts.push(element("h5", {}, section.title), ...section.opening.map((words) => element("p", {}, words)));
    for (const one of section.clauses) {
      number += 1;
      parts.push(clause(one, `${number}.`));
    }
    if (section.items.length) {
      parts.push(list(section.items));
    }
  }
  return element("div", { class: "described", tabindex: "0", role: "region", "aria-label": "What it says" }, ...parts);
}

function clause({ text, table, notes, parts }, number) {
  return element("div", { class: "clause" },
    element("p", {}, element("span", { class: "clause-number" }, number), " ", text),
    table.length ? figures(table) : null,
    notes.length ? list(notes) : null,
    ...parts.map((part, at) => clause(part, `${number}${at + 1}.`)));
}

function list(items) {
  return element("ul", {}, ...items.map((words) => element("li", {}, words)));
}

function figures([head, ...rows]) {
  return element("table", {},
    element("thead", {}, element("tr", {}, ...head.map((cell) => (cell ? element("th", { scope: "col" }, cell) : element("td"))))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, cell))))));
}

// A story as the command prints it, which sets it in lines of its own.
export function story(text) {
  return element("pre", { class: "words", tabindex: "0" }, text);
}
