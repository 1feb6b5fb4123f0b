// What the page is made of, with the version of each part.
import { byId, fill, table } from "./elements.js";

export function startAbout(madeOf) {
  const rows = [["Python", madeOf.python], ["Pyodide", madeOf.pyodide], ...Object.entries(madeOf.packages)];
  fill(byId("made-of"), table("Its parts, and the version of each", [["Part"], ["Version"]], rows));
}
