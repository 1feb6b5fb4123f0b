// Work that the person may stop: what is said of it then stands where the answer would.
import { Stopped } from "./python_calls.js";
import { element, fill } from "./elements.js";

export const FILES_STAY = "Your files are still here.";

export async function unlessStopped(work, place, words) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stopped)) {
      throw error;
    }
    fill(place, element("p", { role: "status" }, `It was stopped. ${words}`));
  }
}
