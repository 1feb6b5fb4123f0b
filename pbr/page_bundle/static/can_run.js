// Says in plain words why the page cannot work in a browser, and leaves the rest alone. It is written so that a browser
// of any age can read it.
(function () {
  "use strict";
  function whyNot() {
    if (location.protocol === "file:") {
      return "This page was opened as a file, and a browser lets no page read its own files that way. Open it from your " +
        "intranet, or start it with the command: pbr page";
    }
    if (typeof WebAssembly !== "object" || typeof Worker !== "function" || !("noModule" in HTMLScriptElement.prototype) ||
      typeof CSSStyleSheet !== "function" || !("replaceSync" in CSSStyleSheet.prototype)) {
      return "This browser cannot run the page. It needs WebAssembly and module workers: Edge or Chrome from version 119, " +
        "Firefox from version 121, or Safari from version 17.4. The same program works on the command line: pbr settle";
    }
    return "";
  }
  window.pageCannotRun = function (words) {
    var place = document.getElementById("cannot");
    place.textContent = "";
    var said = document.createElement("p");
    said.textContent = words;
    place.appendChild(said);
    place.hidden = false;
  };
  // What kept Python from starting is over.
  window.pageCanRunAfterAll = function () {
    document.getElementById("cannot").hidden = true;
  };
  var why = whyNot();
  if (why) {
    window.pageCannotRun(why);
  }
  window.pageCanRun = !why;
})();
