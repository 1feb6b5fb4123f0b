// Asks Python in the worker, one thing at a time; what goes on can be stopped, and Python then starts anew.
const workerAt = new URL("python_worker.js", import.meta.url).href;

// A worker from a blob is under the policy of this page; one from a server would be under that server's alone.
const STARTED = `import(${JSON.stringify(workerAt)}).catch((error) => postMessage({ failed: error.message }));`;

export class Stopped extends Error {}

// What had to be made before something could be asked could not be made.
export class NotMade extends Error {}

let worker = null;
let waiting = new Map();
let unsent = []; // a worker that has not loaded its script yet hears nothing
let next = 1;
let listener = () => {};
const forgetting = new Set();

// Which start of Python this is: what was on its desk is gone after another. It is broken where it could not start, and
// has worked where it could at least once.
export const state = { starts: 0, ready: false, broken: false, worked: false };

// Calls a function when Python has ended, and with it everything that it held in memory.
export function onEnded(forget) {
  forgetting.add(forget);
}

// Says what goes on to one listener: { busy, words, done, of }.
export function onWork(told) {
  listener = told;
}

export function start() {
  const address = URL.createObjectURL(new Blob([STARTED], { type: "text/javascript" }));
  worker = new Worker(address, { type: "module" });
  unsent = [];
  state.starts += 1;
  Object.assign(state, { ready: false, broken: false });
  tell("Starting Python in this page", 0, 0);
  worker.addEventListener("message", ({ data }) => take(data));
  worker.addEventListener("error", () => failed("the worker was refused"));
}

function take(data) {
  if (data.ready) {
    Object.assign(state, { ready: true, worked: true });
    window.pageCanRunAfterAll();
    unsent.splice(0).forEach((message) => worker.postMessage(message));
    tell("Working", 0, 0);
  } else if (data.failed) {
    failed(data.failed);
  } else if (data.id === 0) {
    // Nobody waits for it.
  } else if ("answer" in data) {
    const { resolve } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.answer.ended) {
      stop();
    }
    tell(state.ready ? "Working" : "Starting Python in this page", 0, 0);
    resolve(data.answer);
  } else {
    tell(data.words, data.done, data.of);
  }
}

function failed(message) {
  state.broken = true;
  giveUp();
  listener({ busy: false });
  window.pageCannotRun(state.worked
    ? `Python could not start again: ${message}. To start again it needs the files of this page, from where the page came. What you ` +
      "opened is still here: as soon as that place can be reached, do what you did once more."
    : `Python could not start in this browser: ${message}. The page needs Edge or Chrome from version 119, Firefox from ` +
      "version 121, or Safari from version 17.4. The same program works on the command line: pbr settle");
}

// Nobody waits for what was asked any more.
function giveUp() {
  const stopped = waiting;
  waiting = new Map();
  for (const { reject } of stopped.values()) {
    reject(new Stopped("stopped"));
  }
}

function tell(words, done, of) {
  const busy = waiting.size > 0 || !state.ready;
  listener({ busy, words, done, of, canStop: waiting.size > 0 });
}

function send(message) {
  if (state.ready) {
    worker.postMessage(message);
  } else {
    unsent.push(message);
  }
}

// Asks for something; desk says what to take off it and put on it first. Gives what came of it.
export function ask(call, said = {}, desk = null) {
  return new Promise((resolve, reject) => {
    if (state.broken && !state.worked) {
      reject(new Stopped("Python cannot start here"));
      return;
    }
    if (state.broken) {
      start();
    }
    const id = next++;
    waiting.set(id, { resolve, reject });
    tell(state.ready ? "Working" : "Starting Python in this page", 0, 0);
    send({ id, call, said, desk });
  });
}

// Asks for something that nobody waits for, and that is not shown.
export function prepare(call) {
  send({ id: 0, call, said: {}, desk: null });
}

// Stops whatever goes on at once, by ending Python, and starts it again with an empty desk.
export function stop() {
  worker.terminate();
  forgetting.forEach((forget) => forget());
  start();
  giveUp();
}
