// What goes on, how far it has come, and the button that stops it.
import { onWork, stop } from "./python_calls.js";
import { byId } from "./elements.js";

const SAID_AFTER = 250; // milliseconds: what is quicker is not worth a word

export function showWork() {
  const [place, words, bar, button] = ["work", "work-words", "work-progress", "work-stop"].map(byId);
  let due = 0;
  onWork((told) => {
    if (!told.busy) {
      clearTimeout(due);
      due = 0;
      place.hidden = true;
      words.textContent = "";
      document.body.removeAttribute("aria-busy");
      return;
    }
    document.body.setAttribute("aria-busy", "true");
    if (!due) {
      due = setTimeout(() => (place.hidden = false), SAID_AFTER);
    }
    words.textContent = `${told.words} ...`;
    button.hidden = !told.canStop;
    if (told.of) {
      bar.max = told.of;
      bar.value = told.done;
    } else {
      bar.removeAttribute("value");
    }
  });
  button.addEventListener("click", stop);
}
