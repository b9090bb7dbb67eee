// Arrow keys move up and down in a column of scores; Enter goes to the next row instead of sending the sheet.
(() => {
  const form = document.querySelector("form[data-score-grid]");
  if (!form) return;
  form.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    const cell = event.target.closest("td.score-cell");
    if (!step || !cell) return;
    event.preventDefault();
    let row = cell.parentElement;
    do row = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    while (row && !row.cells[cell.cellIndex].querySelector("input"));
    const next = row?.cells[cell.cellIndex].querySelector("input");
    next?.focus();
    next?.select();
  });
})();
