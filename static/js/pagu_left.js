// While costs are typed: what this line takes of each ceiling, and what is left. Needs rupiah.js before it.
// Rows: tr[data-pagu] with "DDS", "DDS+ADD" or "all", its data-ceiling and data-others; data-shared: with what is not yet divided over them.
// Costs: each [data-cost-row] has a select for the source ("belum": not yet divided) and an input for the amount.
(() => {
  const table = document.querySelector("[data-pagu-table]");
  if (!table || !globalThis.Rupiah) return;
  const UNSPLIT = "belum";
  const isKnown = table.hasAttribute("data-known");
  const warning = document.querySelector("[data-pagu-over]");
  const costRows = [...document.querySelectorAll("[data-cost-row]")];
  if (!costRows.length) return;

  function typed() {
    const amounts = new Map();
    const candidates = [];
    for (const row of costRows) {
      const source = row.querySelector("select").value;
      const amount = Rupiah.read(row.querySelector("input").value);
      if (!source) continue;
      if (amount === null && source !== UNSPLIT) candidates.push(source);
      amounts.set(source, (amounts.get(source) || 0) + (amount || 0));
    }
    return { amounts, candidates };
  }

  function own({ pagu: key, shared }, { amounts, candidates }) {
    if (key === "all") return [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
    const sources = key.split("+");
    const named = sources.reduce((sum, source) => sum + (amounts.get(source) || 0), 0);
    const shares = shared !== undefined && candidates.length && candidates.every((source) => sources.includes(source));
    return named + (shares ? amounts.get(UNSPLIT) || 0 : 0);
  }

  function refresh() {
    const costs = typed();
    let anyOver = false;
    for (const row of table.querySelectorAll("tr[data-pagu]")) {
      const amount = own(row.dataset, costs);
      row.querySelector("[data-own]").textContent = Rupiah.write(amount);
      if (amount) row.hidden = false;
      if (!isKnown) continue;
      const left = Number(row.dataset.ceiling) - Number(row.dataset.others) - amount;
      row.classList.toggle("is-over", left < 0);
      row.querySelector("[data-left]").textContent = left < 0 ? `lebih ${Rupiah.write(-left)}` : Rupiah.write(left);
      anyOver = anyOver || left < 0;
    }
    if (warning) warning.hidden = !anyOver;
  }

  document.addEventListener("input", refresh);
  document.addEventListener("change", refresh);
  refresh();
})();
