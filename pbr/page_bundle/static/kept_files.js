// A field for a file, or for several, that keeps what was given and says so until it is taken away.
import { byId, element, fill } from "./elements.js";
import { takesFiles } from "./drop_zone.js";

// Gives what is kept, as { files }: of the field NAME-file in NAME-drop, told in NAME-kept.
export function keepsFiles(name, several = false) {
  const kept = { files: [] };
  const show = () => fill(byId(`${name}-kept`), ...kept.files.map((file) => element("p", {}, `${file.name} `,
    element("button", { type: "button", class: "link", onclick: () => take(kept.files.filter((one) => one !== file)) }, `Take ${file.name} away`))));
  const take = (files) => {
    kept.files = files;
    show();
  };
  takesFiles(byId(`${name}-drop`), byId(`${name}-file`), (files) => {
    const named = new Set(files.map((file) => file.name));
    take(several ? [...kept.files.filter((file) => !named.has(file.name)), ...files] : files.slice(0, 1));
  });
  return kept;
}
