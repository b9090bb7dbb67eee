// On the desk a click on a cell pins the note to it: line and column are chosen in the form beside the plan.
const form = document.querySelector("form[data-note-form]");
const line = form?.elements.namedItem("line");
const column = form?.elements.namedItem("field");
const opens = form?.elements.namedItem("opens");

function mark() {
  for (const cell of document.querySelectorAll(".is-pinned")) cell.classList.remove("is-pinned");
  if (!line.value) return;
  const row = document.querySelector(`tr[data-line="${CSS.escape(line.value)}"]`);
  row?.querySelector(`[data-column="${CSS.escape(column.value || "kegiatan")}"]`)?.classList.add("is-pinned");
}

function pin(event) {
  const cell = event.target.closest("[data-column]");
  const row = cell?.closest("tr[data-line]:not(.is-gone)");
  if (!row || event.target.closest("a, button")) return;
  line.value = row.dataset.line;
  column.value = cell.dataset.column;
  if (opens.value === "nothing") opens.value = "line";
  mark();
  form.elements.namedItem("text").focus({ preventScroll: matchMedia("(min-width: 70rem)").matches });
}

if (form) {
  for (const table of document.querySelectorAll(".desk-lines")) {
    table.classList.add("can-pin");
    table.addEventListener("click", pin);
  }
  form.addEventListener("change", mark);
  mark();
}
