// The records that were given, as they are put on the desk of Python before something is asked about them.
import { ask, NotMade, state } from "./python_calls.js";
import { open, records, settled } from "./given.js";

const ALL = ["records", "extract", "mapping", "directory"];

let inventedAt = null;

function sameInvented() {
  const now = JSON.stringify([state.starts, records.invented]);
  const same = now === inventedAt;
  inventedAt = now;
  return same;
}

// Gives what to put on the desk with the next call; invented records are invented there first.
export async function deskOfRecords() {
  const scheme = { path: open.name, content: open.content };
  if (records.invented) {
    if (!sameInvented()) {
      const { fault } = await ask("sample", records.invented, { clear: ALL });
      if (fault) {
        inventedAt = null;
        throw new NotMade(fault);
      }
    }
    return { clear: [open.name], files: [scheme] };
  }
  inventedAt = null;
  const folder = records.mapping ? "extract" : "records";
  const files = records.files.map((file) => ({ path: `${folder}/${file.name}`, content: file }));
  if (records.mapping) {
    files.push({ path: `mapping/${records.mapping.name}`, content: records.mapping });
  }
  if (records.providers) {
    files.push({ path: "directory/providers.csv", content: records.providers });
  }
  return { clear: [...ALL, open.name], files: [scheme, ...files] };
}

// Who the providers of the settlement are, where the person opened that after it; otherwise they stay as they were.
export function deskOfProviders() {
  const given = settled.invented ? null : records.providers;
  return { clear: [], files: given ? [{ path: "paid/providers.csv", content: given }] : [] };
}

// Adds files that are for one call alone, in a folder of their own.
export function withFiles({ clear = [], files = [] }, folder, added) {
  return { clear: [...clear, folder], files: [...files, ...added.map((file) => ({ path: `${folder}/${file.name}`, content: file }))] };
}

export function isMapped() {
  return !records.invented && records.mapping !== null;
}
