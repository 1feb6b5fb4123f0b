// Gives the person a file to save: the browser asks where, or puts it with the other downloads.
import { element } from "./elements.js";

const KEPT_FOR = 60_000; // milliseconds: the browser has taken the bytes long before

export function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}
