// Shows running totals while amounts are typed; needs rupiah.js before it.
// Amounts: input[data-year], whose source is data-source or the select in its [data-cost-row].
// Totals: output[data-total] with "all", "year:2027" or "source:DDS"; [data-total-unclear] shows when an amount is not readable yet.
(() => {
  const outputs = [...document.querySelectorAll("output[data-total]")];
  if (!outputs.length || !globalThis.Rupiah) return;

  for (const part of document.querySelectorAll("[data-needs-js]")) part.hidden = false;

  function sourceOf(input) {
    const chooser = input.closest("[data-cost-row]")?.querySelector("select");
    return input.dataset.source || chooser?.value || "";
  }

  function refresh() {
    const sums = new Map();
    let unclear = false;
    for (const input of document.querySelectorAll("input[data-year]")) {
      const amount = Rupiah.read(input.value);
      if (amount === undefined) unclear = true;
      for (const key of ["all", `year:${input.dataset.year}`, `source:${sourceOf(input)}`]) {
        sums.set(key, (sums.get(key) || 0) + (amount || 0));
      }
    }
    for (const output of outputs) output.value = Rupiah.write(sums.get(output.dataset.total) || 0);
    for (const note of document.querySelectorAll("[data-total-unclear]")) note.hidden = !unclear;
  }

  document.addEventListener("input", refresh);
  document.addEventListener("change", refresh);
  refresh();
})();
