// Work that the person may stop: what is said of it then stands where the answer would.
import { NotMade, Stopped } from "./python_calls.js";
import { element, fill } from "./elements.js";

export const FILES_STAY = "Your files are still here.";

export async function unlessStopped(work, place, words) {
  try {
    if (await endedBeforeItsTime(work)) {
      fill(place, element("p", { role: "status" }, `It was stopped. ${words}`));
    }
  } catch (error) {
    if (!(error instanceof NotMade)) {
      throw error;
    }
    fill(place, element("p", { class: "wrong", role: "status" }, error.message));
  }
}

// Does some work, and gives whether it was stopped: for what is about the settlement, which then says itself that it is gone.
export async function endedBeforeItsTime(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stopped)) {
      throw error;
    }
    return true;
  }
  return false;
}
