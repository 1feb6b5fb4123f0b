// Problems as a list: each with its place, its sentence, the line that it is about, how to mend it, and why it is one.
import { ask } from "./python_calls.js";
import { element } from "./elements.js";

const MOST_SHOWN = 50;

// Makes the list; goTo, where it is given, is called with a line and a column to show them in the editor.
export function problemsList(problems, goTo = null) {
  const items = problems.slice(0, MOST_SHOWN).map((problem) => one(problem, goTo));
  if (problems.length > MOST_SHOWN) {
    items.push(element("li", {}, `and ${problems.length - MOST_SHOWN} more`));
  }
  return element("ol", { class: "problems" }, ...items);
}

function place(problem) {
  const at = problem.line ? `, line ${problem.line}` : "";
  const column = problem.field ? `, column ${problem.heading || problem.field}` : "";
  return `${problem.file || ""}${at}${column}`;
}

function one(problem, goTo) {
  const warning = problem.severity === "warning";
  const buttons = [];
  if (goTo && problem.line) {
    buttons.push(element("button", { type: "button", class: "link", onclick: () => goTo(problem.line, problem.column) },
      `Go to line ${problem.line}`));
  }
  const why = element("div", { class: "why" });
  if (problem.code) {
    buttons.push(whyButton(problem.code, why));
  }
  return element("li", { class: warning ? "warning" : "error" },
    element("p", { class: "where" }, element("strong", {}, warning ? "Warning" : "Error"), ` ${problem.code} `, place(problem)),
    element("p", {}, problem.message),
    problem.excerpt ? element("pre", { tabindex: "0" }, problem.excerpt) : null,
    problem.help ? element("p", { class: "help" }, `Help: ${problem.help}`) : null,
    ...(problem.related || []).map((other) => element("p", {}, `${other.message}: ${place(other)}`)),
    buttons.length ? element("p", {}, ...buttons.flatMap((button) => [button, " "])) : null,
    why);
}

function whyButton(code, place) {
  const button = element("button", { type: "button", class: "link", "aria-expanded": "false" }, `Why is ${code} a problem?`);
  button.addEventListener("click", async () => {
    if (place.hasChildNodes()) {
      place.replaceChildren();
      button.setAttribute("aria-expanded", "false");
      return;
    }
    const rule = await ask("rule", { code });
    place.replaceChildren(element("p", {}, element("strong", {}, rule.title), `. ${rule.why}`),
      element("p", {}, "Bad:"), element("pre", { tabindex: "0" }, rule.bad), element("p", {}, "Good:"), element("pre", { tabindex: "0" }, rule.good));
    button.setAttribute("aria-expanded", "true");
  });
  return button;
}
