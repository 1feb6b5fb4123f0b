// Python in a worker: it starts once, and answers one call after another. Nothing here knows what a call is about.
const here = new URL(".", import.meta.url).href;
const TOLD_EVERY = 100; // milliseconds between two words on how far it has come

let python;
let calls;

async function bytesOf(name) {
  const response = await fetch(here + name);
  if (!response.ok) {
    throw new Error(`${name} is missing from the folder of this page`);
  }
  return response.arrayBuffer();
}

// Pyodide waits for ever where its code is not there, or is more than the browser understands.
async function refuseWhatCannotRun() {
  if (!WebAssembly.validate(await bytesOf("pyodide.asm.wasm"))) {
    throw new Error("its WebAssembly is older than this Python");
  }
}

async function startPython() {
  await refuseWhatCannotRun();
  const { loadPyodide } = await import(`${here}pyodide.mjs`);
  const archive = bytesOf("python.zip");
  python = await loadPyodide({ indexURL: here });
  python.unpackArchive(await archive, "zip", { extractDir: "/pbr" });
  python.runPython("import os, sys\nsys.path.insert(0, '/pbr')\nos.makedirs('/desk')\nos.chdir('/desk')");
  calls = python.pyimport("pbr.in_browser.calls");
  return calls.version();
}

function remove(path) {
  const found = python.FS.analyzePath(path);
  if (!found.exists) {
    return;
  }
  if (python.FS.isDir(found.object.mode)) {
    for (const name of python.FS.readdir(path).filter((one) => one !== "." && one !== "..")) {
      remove(`${path}/${name}`);
    }
    python.FS.rmdir(path);
  } else {
    python.FS.unlink(path);
  }
}

// Puts files on the desk: text, or what the person chose, which is read here.
// What the person chose is read only now, and is perhaps not as it was.
class Unreadable extends Error {}

async function bytesOfChosen({ path, content }) {
  if (typeof content === "string") {
    return content;
  }
  try {
    return new Uint8Array(await content.arrayBuffer());
  } catch {
    const name = path.slice(path.lastIndexOf("/") + 1);
    throw new Unreadable(`${name} cannot be read: it was changed, moved or taken away after you opened it, or it is a folder. ` +
      "Open the file again, as it is now.");
  }
}

async function putOnDesk({ clear = [], files = [] }) {
  for (const path of clear) {
    remove(`/desk/${path}`);
  }
  for (const file of files) {
    const whole = `/desk/${file.path}`;
    python.FS.mkdirTree(whole.slice(0, whole.lastIndexOf("/")));
    python.FS.writeFile(whole, await bytesOfChosen(file));
  }
}

function teller(id) {
  let last = 0;
  return (words, done, of) => {
    const now = performance.now();
    if (now - last >= TOLD_EVERY) {
      last = now;
      postMessage({ id, words, done, of });
    }
  };
}

// Gives an archive away without a copy of it; Python gives none where there is nothing to save.
function saved(id, made) {
  if (!made) {
    postMessage({ id, answer: {} });
    return;
  }
  const bytes = made.toJs();
  made.destroy();
  postMessage({ id, answer: bytes }, [bytes.buffer]);
}

async function answer({ id, call, said, desk }) {
  try {
    if (desk) {
      await putOnDesk(desk);
    }
    if (call === "saved") {
      saved(id, calls.saved(said));
    } else {
      postMessage({ id, answer: JSON.parse(calls[call](JSON.stringify(said), teller(id))) });
    }
  } catch (error) {
    if (error instanceof Unreadable) {
      postMessage({ id, answer: { fault: error.message } });
      return;
    }
    const kind = error.type || error.name || "an error";
    // What Python does not outlive is marked by Pyodide.
    const ended = Boolean(error.pyodide_fatal_error);
    postMessage({ id, answer: { fault: `Python in the browser met ${kind}; please report it`, ended } });
  }
}

let before = startPython().then(
  (version) => postMessage({ ready: version }),
  (error) => postMessage({ failed: error.message }),
);
addEventListener("message", ({ data }) => {
  before = before.then(() => answer(data));
});
