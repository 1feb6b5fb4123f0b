// What is said of a period, a day or a number that was typed and cannot be read, and of everything else that stops a settlement.
import { byId, counted, element, fill } from "./elements.js";

const FIELDS = ["period", "as_at", "move", "dated", "draws"];

// Marks the field that cannot be read, and takes the mark off the others; null marks none.
export function daysWrong(prefix, wrong) {
  for (const name of FIELDS.filter((one) => byId(prefix + one))) {
    const [field, said] = [byId(prefix + name), byId(`${prefix}${name}-wrong`)];
    const is = wrong !== null && wrong.field === name;
    said.hidden = !is;
    said.textContent = is ? wrong.message : "";
    field.toggleAttribute("aria-invalid", is);
    if (is) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
    }
  }
}

export function showWrong(place, answer, what, problemsList) {
  const problems = answer.problems || [];
  const errors = problems.filter((one) => one.severity !== "warning").length;
  const heading = element("h3", { tabindex: "-1" }, answer.fault ? what : `${what}: ${counted(errors, "thing is", "things are")} wrong`);
  fill(place, heading, answer.fault ? element("p", { class: "wrong" }, answer.fault) : problemsList(problems));
  heading.focus();
}
