// What the person has given to the page: held here, in memory, and nowhere else.

export const schemes = { shipped: [] };

// The scheme that is open: its file name, its text, and whether it is one that comes with pbr, unchanged.
export const open = { name: "", text: "", asShipped: false, changed: false };

// The records: files by the person, with what they are for, or invented ones by how many plans and rates.
export const records = { files: [], mapping: null, providers: null, invented: null };

const listeners = new Set();

// Calls a function whenever something that was given changes.
export function onGiven(listener) {
  listeners.add(listener);
}

export function given() {
  for (const listener of listeners) {
    listener();
  }
}

export function openScheme(name, text, asShipped) {
  Object.assign(open, { name, text, asShipped, changed: false });
  given();
}

export function changeScheme(text) {
  open.text = text;
  open.asShipped = false;
  open.changed = true;
  given();
}

export function hasRecords() {
  return records.invented !== null || records.files.length > 0;
}
