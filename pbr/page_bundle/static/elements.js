// Small helpers to make elements: text is always text, and never markup.

export function byId(id) {
  return document.getElementById(id);
}

// Makes an element with attributes and children; a child is text or an element, and null is none.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function fill(place, ...children) {
  place.replaceChildren(...children.filter((child) => child !== null));
}

export function fillSelect(select, options, chosen) {
  fill(select, ...options.map(([value, words]) => element("option", { value }, words)));
  if (chosen !== undefined) {
    select.value = chosen;
  }
}

// A table in a region of its own that scrolls, where it is too wide, and can then be reached with the keyboard.
export function table(caption, columns, rows) {
  const head = columns.map(([heading, number]) => element("th", { scope: "col", class: number ? "number" : null }, heading));
  const body = rows.map((row) =>
    element("tr", {}, ...row.map((cell, at) => {
      const shape = { class: columns[at][1] ? "number" : null };
      return at === 0 ? element("th", { scope: "row", ...shape }, cell) : element("td", shape, cell);
    })),
  );
  const made = element("table", {}, caption ? element("caption", {}, caption) : null,
    element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body));
  return element("div", { class: "table", tabindex: "0", role: "region", "aria-label": caption || columns[0][0] }, made);
}

export function counted(many, one, more) {
  return `${many.toLocaleString("en-GB")} ${many === 1 ? one : more}`;
}
