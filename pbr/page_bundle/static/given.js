// What the person has given to the page: held here, in memory, and nowhere else.

export const schemes = { shipped: [] };

// The scheme that is open: its file name, its text, and its content: the file's own bytes until it is changed, for a hash
// is of bytes, and so is what is said of a file that is not UTF-8.
export const open = { name: "", text: "", content: "", changed: false };

// The records: files by the person, with what they are for, or invented ones by how many plans and rates.
export const records = { files: [], mapping: null, providers: null, invented: null };

// The settlement that is shown: whether it is of invented records, and what was open when it was made.
export const settled = { invented: false, of: null };

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

export function openScheme(name, text, content) {
  Object.assign(open, { name, text, content, changed: false });
  given();
}

export function changeScheme(text) {
  Object.assign(open, { text, content: text, changed: true });
  given();
}

// What a settlement is of: it is of something else as soon as one of these is another.
export function settledOf() {
  return [open.name, open.content, records.mapping, records.invented, ...records.files];
}

export function hasRecords() {
  return records.invented !== null || records.files.length > 0;
}
