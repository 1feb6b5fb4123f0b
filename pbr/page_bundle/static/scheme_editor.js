// The text of a scheme with the number of each line beside it, and a mark at those that something is said of.
import { byId, element, fill } from "./elements.js";

let marked = new Map();

function numbers() {
  const many = byId("scheme-text").value.split("\n").length;
  const lines = [];
  for (let line = 1; line <= many; line += 1) {
    lines.push(element("div", { class: marked.get(line) || null }, String(line)));
  }
  fill(byId("numbers"), ...lines);
  alongside();
}

function alongside() {
  byId("numbers").scrollTop = byId("scheme-text").scrollTop;
}

export function startEditor(changed) {
  const text = byId("scheme-text");
  text.addEventListener("input", () => {
    numbers();
    changed(text.value);
  });
  text.addEventListener("scroll", alongside);
}

export function showText(text) {
  marked = new Map();
  byId("scheme-text").value = text;
  byId("scheme-text").scrollTop = 0;
  numbers();
}

export function mark(problems) {
  marked = new Map();
  for (const { line, severity } of problems) {
    if (line && marked.get(line) !== "error") {
      marked.set(line, severity);
    }
  }
  numbers();
}

// Puts the cursor on a line, selects it from a column on, and brings it into view.
export function goToLine(line, column) {
  const text = byId("scheme-text");
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  text.focus();
  text.setSelectionRange(start + Math.max(0, (column || 1) - 1), start + (lines[line - 1] || "").length);
  text.scrollTop = Math.max(0, (text.scrollHeight / lines.length) * (line - 6));
  alongside();
}
