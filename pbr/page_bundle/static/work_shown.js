// What goes on, how far it has come, and the button that stops it.
import { onWork, stop } from "./python_calls.js";
import { byId } from "./elements.js";

const SAID_AFTER = 250; // milliseconds: what is quicker is not worth a word
const HEARD_EVERY = 10_000; // milliseconds: who hears the page is not to hear every count

let before = null; // what had the focus before the button

export function showWork() {
  const [place, words, heard, bar, button, main] = ["work", "work-words", "work-heard", "work-progress", "work-stop", "main"].map(byId);
  let due = 0;
  let last = -HEARD_EVERY;
  const say = () => {
    if (performance.now() - last >= HEARD_EVERY) {
      last = performance.now();
      heard.textContent = words.textContent;
    }
  };
  onWork((told) => {
    if (!told.busy) {
      clearTimeout(due);
      due = 0;
      last = -HEARD_EVERY;
      place.hidden = true;
      words.textContent = heard.textContent = "";
      main.removeAttribute("aria-busy");
      return;
    }
    main.setAttribute("aria-busy", "true"); // and not what says how far it has come, which is to be heard
    if (!due) {
      due = setTimeout(() => {
        place.hidden = false;
        say();
      }, SAID_AFTER);
    }
    words.textContent = `${told.words} ...`;
    if (!place.hidden) {
      say();
    }
    button.hidden = !told.canStop;
    if (told.of) {
      bar.max = told.of;
      bar.value = told.done;
    } else {
      bar.removeAttribute("value");
    }
  });
  button.addEventListener("focus", (event) => (before = event.relatedTarget));
  button.addEventListener("click", stopAndGoBack);
}

// The button is gone once it has stopped what went on, and whoever is at the keyboard is where they were before it.
function stopAndGoBack() {
  stop();
  const there = before && before.checkVisibility() ? before : document.querySelector("main section:not([hidden]) h2");
  there.focus();
}
