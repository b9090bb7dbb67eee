// Counts the rows of a RAB while they are typed, as the server does (planning/rab_amounts.py); needs rupiah.js before it.
// Its sums per source go into hidden cost rows, [data-rab-sums], from which pagu_left.js (after this one) measures the ceilings.
// Rows: [data-rab-row] inside [data-rab-section]; outputs: data-rab-amount, data-rab-subtotal, data-rab-total.
(() => {
  if (!globalThis.Rupiah) return;
  const total = document.querySelector("output[data-rab-total]");
  if (!total) return;

  // A volume in thousandths, undefined while it has not exactly one reading (places/formats/volume_input.py).
  function readVolume(text) {
    const typed = text.trim();
    if (typed === "") return null;
    let found;
    if (/^\d{1,11}$/.test(typed)) return BigInt(typed) * 1000n;
    if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(typed)) return BigInt(typed.replaceAll(".", "")) * 1000n;
    if ((found = /^(0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+),(\d+)$/.exec(typed))) {
      const unclear = found[2].length === 3 && !found[1].includes(".") && found[1].length <= 3 && found[1] !== "0";
      return unclear ? undefined : withDecimals(found[1].replaceAll(".", ""), found[2]);
    }
    if ((found = /^(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)\.(\d+)$/.exec(typed))) {
      return withDecimals(found[1].replaceAll(",", ""), found[2]);
    }
    return undefined;
  }

  function withDecimals(whole, part) {
    if (part.replace(/0+$/, "").length > 3) return undefined;
    return BigInt(whole) * 1000n + BigInt(part.slice(0, 3).padEnd(3, "0"));
  }

  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);

  // Rupiah of a row rounded half up; null for an empty or deleted one, undefined while it cannot be read.
  function amountOf(row) {
    const texts = ["name", "volume", "unit", "price"].map((name) => field(row, name).value.trim());
    if (field(row, "drop").checked || texts.every((text) => text === "")) return null;
    const volume = readVolume(texts[1]);
    const price = Rupiah.read(texts[3]);
    if (volume == null || price == null) return undefined;
    return (volume * BigInt(price) + 500n) / 1000n;
  }

  // An empty amount makes the source a candidate for what is not yet divided: the attribute names those that are.
  function writeSums(sums) {
    const box = document.querySelector("[data-rab-sums]");
    if (!box) return;
    const candidates = box.dataset.rabSums.split(" ");
    for (const row of box.querySelectorAll("[data-cost-row]")) {
      const source = row.querySelector("select").value;
      const sum = sums.get(source === "belum" ? "" : source);
      const isCandidate = !sum && sums.get("") && candidates.includes(source);
      row.querySelector("input").value = isCandidate ? "" : Rupiah.write(sum || 0n);
    }
  }

  function refresh() {
    const sums = new Map();
    let all = 0n;
    let unclear = false;
    for (const section of document.querySelectorAll("[data-rab-section]")) {
      let sum = 0n;
      for (const row of section.querySelectorAll("[data-rab-row]")) {
        const amount = amountOf(row);
        if (amount === undefined) unclear = true;
        sum += amount || 0n;
        const source = field(row, "source").value;
        sums.set(source, (sums.get(source) || 0n) + (amount || 0n));
        row.querySelector("output[data-rab-amount]").value = amount == null ? "" : Rupiah.write(amount);
        row.classList.toggle("rab-dropped", field(row, "drop").checked);
      }
      section.querySelector("output[data-rab-subtotal]").value = Rupiah.write(sum);
      all += sum;
    }
    total.value = Rupiah.write(all);
    writeSums(sums);
    for (const note of document.querySelectorAll("[data-rab-unclear]")) note.hidden = !unclear;
  }

  // A section whose last row is begun gets one more, so that nobody waits for the server to go on typing.
  function grow(section) {
    const rows = [...section.querySelectorAll("[data-rab-row]")];
    const last = rows.at(-1);
    if (!last || rows.length >= 300) return;
    if (["name", "volume", "unit", "price"].every((name) => field(last, name).value.trim() === "")) return;
    const fresh = last.cloneNode(true);
    const before = field(last, "name").name.replace(/-name$/, "");
    const after = before.replace(/\d+$/, String(rows.length));
    for (const part of fresh.querySelectorAll(".rab-standard, .field-error, .row-remark, .row-note")) part.remove();
    for (const part of fresh.querySelectorAll("[id], [name], [for]")) {
      for (const key of ["id", "name", "for"]) {
        if (part.hasAttribute(key)) part.setAttribute(key, part.getAttribute(key).replace(`${before}-`, `${after}-`));
      }
    }
    for (const part of fresh.querySelectorAll("[aria-label]")) {
      part.setAttribute("aria-label", part.getAttribute("aria-label").replace(/\d+$/, String(rows.length + 1)));
    }
    for (const label of fresh.querySelectorAll("label")) {
      label.textContent = label.textContent.replace(/\d+$/, String(rows.length + 1));
    }
    for (const input of fresh.querySelectorAll("input")) {
      input.classList.remove("is-invalid");
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
      if (input.type === "checkbox") input.checked = false;
      else input.value = "";
    }
    const source = field(last, "source");
    field(fresh, "source").value = source.value;
    last.after(fresh);
  }

  document.addEventListener("input", (event) => {
    const section = event.target.closest("[data-rab-section]");
    if (section) grow(section);
    refresh();
  });
  document.addEventListener("change", refresh);
  refresh();
})();
