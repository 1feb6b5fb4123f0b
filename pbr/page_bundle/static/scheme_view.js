// Step 1: a scheme is chosen, opened or changed; what is wrong with it is listed, and what it says is beside it.
import { ask, prepare, state, Stopped } from "./python_calls.js";
import { byId, counted, element, fill, fillSelect } from "./elements.js";
import { changeScheme, open, openScheme, schemes } from "./given.js";
import { described } from "./description.js";
import { goToLine, mark, showText, startEditor } from "./scheme_editor.js";
import { problemsList } from "./problems_list.js";
import { refuseOtherDrops, takesFiles } from "./drop_zone.js";
import { save } from "./save.js";

const CHECKED_AFTER = 800; // milliseconds after the last key
const OWN = ""; // what is chosen where the scheme is none of those that come with pbr
const FIRST = "essex-reablement-bonus";

let due = 0;
let checks = 0;
let readyFor = 0;

export function startScheme() {
  const select = byId("shipped");
  const listed = schemes.shipped.map(({ name, title }) => [name, `${name}: ${title}`]);
  fillSelect(select, [[OWN, "(your own, or one that you changed)"], ...listed], FIRST);
  select.addEventListener("change", () => select.value !== OWN && openShipped(select.value));
  takesFiles(byId("scheme-drop"), byId("scheme-file"), async ([file]) => {
    if (file) {
      select.value = OWN;
      await openFile(file);
    }
  });
  refuseOtherDrops();
  startEditor((text) => {
    changeScheme(text);
    select.value = OWN;
    clearTimeout(due);
    due = setTimeout(check, CHECKED_AFTER);
  });
  byId("scheme-check").addEventListener("click", check);
  byId("scheme-save").addEventListener("click", () => {
    save(open.name, open.content, "text/yaml");
    open.changed = false;
  });
  addEventListener("beforeunload", (event) => open.changed && event.preventDefault());
  openShipped(FIRST);
}

function openShipped(name) {
  const found = schemes.shipped.find((one) => one.name === name);
  opened(`${name}.yaml`, found.text, found.text);
}

async function openFile(file) {
  let content;
  try {
    content = new Blob([await file.arrayBuffer()]);
  } catch {
    byId("scheme-said").textContent = `${file.name} cannot be read: it is a folder, or was moved or taken away.`;
    return;
  }
  opened(file.name, await content.text(), content);
}

function opened(name, text, content) {
  openScheme(name, text, content);
  byId("scheme-name").textContent = name;
  showText(text);
  check();
}

async function check() {
  clearTimeout(due);
  const number = ++checks;
  byId("scheme-said").textContent = "It is being checked.";
  const desk = { clear: [open.name], files: [{ path: open.name, content: open.content }] };
  let answer;
  try {
    answer = await ask("check", { scheme: open.name }, desk);
  } catch (error) {
    if (!(error instanceof Stopped)) {
      throw error;
    }
    byId("scheme-said").textContent = "The check was stopped.";
    return;
  }
  if (number === checks) {
    show(answer);
    getReady();
  }
}

// What settles is loaded while the scheme is read, once for each start of Python.
function getReady() {
  if (readyFor !== state.starts) {
    readyFor = state.starts;
    prepare("get_ready");
  }
}

function show(answer) {
  const found = answer.found || answer.problems || [];
  const errors = found.filter((one) => one.severity !== "warning");
  byId("scheme-said").textContent = inWords(answer, errors.length);
  mark(found);
  fill(byId("scheme-problems"), found.length ? problemsList(found, goToLine) : null);
  fill(byId("description"), answer.description
    ? described(answer.description)
    : element("p", {}, "The description is shown here once nothing is wrong with the scheme."));
}

function inWords(answer, errors) {
  if (answer.fault) {
    return answer.fault;
  }
  if (errors) {
    return `${counted(errors, "thing is", "things are")} wrong with ${open.name}.`;
  }
  if (!answer.is_scheme) {
    return `${open.name} is no scheme: a scheme says "pbr: 1" and has payments.`;
  }
  const untried = answer.untried
    ? ` No worked example tries ${answer.untried} of its ${answer.figures_and_rules} figures and rules.`
    : "";
  return `Nothing is wrong with ${open.name}: ${counted(answer.examples, "worked example", "worked examples")}, ` +
    `${counted(answer.lines, "line", "lines")} checked.${untried}`;
}
