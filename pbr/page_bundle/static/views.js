// One step at a time: which one is shown is in the address, so that the browser's back button works.
import { byId } from "./elements.js";

const VIEWS = ["scheme", "records", "settlement", "compare", "judge", "extract", "ledger", "about"];

function shown() {
  const name = location.hash.slice(1);
  return VIEWS.includes(name) ? name : VIEWS[0];
}

function show(focus) {
  const name = shown();
  for (const view of VIEWS) {
    byId(view).hidden = view !== name;
  }
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${name}`) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  const heading = byId(`${name}-heading`);
  document.title = `${heading.textContent} - payment by results`;
  if (focus) {
    heading.focus();
  }
}

export function showViews() {
  addEventListener("hashchange", () => {
    if (VIEWS.includes(location.hash.slice(1))) {
      show(true);
    }
  });
  show(false);
}

export function goTo(name) {
  if (shown() === name) {
    show(true);
  } else {
    location.hash = name;
  }
}
