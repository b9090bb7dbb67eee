// A text with data-select-all is selected as a whole when it is entered, so that one key copies it.
for (const text of document.querySelectorAll("textarea[data-select-all]")) {
  text.addEventListener("focus", () => text.select());
}
