// Gives the person what Python made, as one archive to save; where it cannot, it says so beside the button.
import { ask } from "./python_calls.js";
import { element, fill } from "./elements.js";
import { save } from "./save.js";
import { unlessStopped } from "./stoppable.js";

const GONE = "It is gone from memory: Python was stopped after it was made. Make it again, and save it then.";

// Saves what was made, by what it is of; gives whether it could.
export async function saveMade(name, what, place) {
  let done = false;
  await unlessStopped(async () => {
    const made = await ask("saved", what);
    done = made instanceof Uint8Array;
    if (done) {
      save(name, made, "application/zip");
    } else {
      fill(place, element("p", { class: "wrong" }, made.fault || GONE));
    }
  }, place, "Make it again, and save it then.");
  return done;
}

// A button that saves one thing; what keeps it from that is said under it.
export function savesMade(button, name, what) {
  const place = element("div", { role: "status" });
  button.parentElement.after(place);
  button.addEventListener("click", () => {
    fill(place);
    saveMade(name, what, place);
  });
}
