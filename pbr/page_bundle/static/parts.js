// Text with small tables in it, as the command prints it: paragraphs, tables, and the total that is due.
import { element, table } from "./elements.js";

// Shows the parts; what they are of is said in the caption of each table, where the page has others like them.
export function shownParts(parts, of = "") {
  return parts.flatMap((part) => {
    if (part.columns) {
      return [table(captionOf(part) + of, part.columns, part.rows)];
    }
    if (part.total) {
      return part.total.split("\n").map((words, at) => element("p", { class: at ? null : "total" }, words));
    }
    return part.text.split("\n").filter((words) => !words.startsWith("warning[") && !words.startsWith("  = help"))
      .map((words) => element("p", {}, words));
  });
}

// What a table has, by its headings: those of words first, then those of numbers.
function captionOf({ columns }) {
  const headings = (number) => columns.filter((column) => column[1] === number).map(([heading]) => heading).join(", ");
  return [headings(false), headings(true).toLowerCase()].filter(Boolean).join(": ");
}
