// A report of pbr, which is a page of its own, shown inside this one: with its own styles, in its place among the headings.

const DEEPER = 2; // its first heading stands under the heading of a step
const STYLES = /<style>([\s\S]*?)<\/style>/g;
const PLAIN = new Set(["MAIN", "HEADER", "FOOTER"]); // a page has one of each, and they are this page's

export function showReport(place, text) {
  // The policy of this page allows no styles inside a page, so they are taken out of it and adopted.
  const styles = [...text.matchAll(STYLES)].map(([, style]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    return sheet;
  });
  const report = new DOMParser().parseFromString(text.replace(STYLES, ""), "text/html");
  const inside = place.shadowRoot || place.attachShadow({ mode: "open" });
  inside.adoptedStyleSheets = styles;
  for (const skip of report.querySelectorAll(".skip")) {
    skip.remove();
  }
  const body = document.createElement("body");
  body.append(...[...report.body.childNodes].map((node) => fitted(document.importNode(node, true))));
  inside.replaceChildren(body);
  inside.addEventListener("click", followInside);
}

function fitted(node) {
  if (!(node instanceof Element)) {
    return node;
  }
  for (const heading of [node, ...node.querySelectorAll("*")].filter((one) => /^H[1-6]$/.test(one.tagName))) {
    heading.setAttribute("role", "heading");
    heading.setAttribute("aria-level", String(Math.min(6, Number(heading.tagName[1]) + DEEPER)));
  }
  if (!PLAIN.has(node.tagName)) {
    return node;
  }
  const plain = document.createElement("div");
  plain.append(...node.childNodes);
  return plain;
}

// A link to a part of the report leads there, and not to a step of this page.
function followInside(event) {
  const link = event.target.closest("a[href^='#']");
  const to = link && event.currentTarget.getElementById(link.getAttribute("href").slice(1));
  if (to) {
    event.preventDefault();
    to.scrollIntoView();
  }
}
