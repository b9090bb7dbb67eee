// Reads and writes rupiah as the server does (places/formats/rupiah_input.py), and tidies an amount when it is left.
// What has not exactly one reading stays as typed: the server explains it.
globalThis.Rupiah = (() => {
  const NONE = null;
  const UNCLEAR = undefined;
  const WORDS = { ribu: 1e3, rb: 1e3, juta: 1e6, jt: 1e6, miliar: 1e9, milyar: 1e9 };
  const CLEAR = [/^\d+$/, /^[1-9]\d{0,2}(\.\d{3})+$/, /^[1-9]\d{0,2}( \d{3})+$/, /^[1-9]\d{0,2}(,\d{3}){2,}$/];

  function clean(text) {
    return text.replace(/[\u00a0\u2007\u202f]/g, " ").trim()
      .replace(/^(rp\b\.?|idr\b) *|^rp\.? *(?=\d)/i, "")
      .replace(/ *([.,] ?[-–]+|,=)$/, "")
      .replace(/^(\d+|[1-9]\d{0,2}([. ]\d{3})+),0{1,2}$/, "$1")
      .replace(/ +/g, " ")
      .trim();
  }

  function read(text) {
    const cleaned = clean(text);
    if (cleaned === "") return NONE;
    if (cleaned === "-" || cleaned === "–") return 0;
    const worded = /^(0|[1-9]\d{0,5})(?:[.,](\d{1,2}))? ?([a-z]+)$/i.exec(cleaned);
    if (worded && WORDS[worded[3].toLowerCase()]) {
      const hundredths = Number(worded[1]) * 100 + Number((worded[2] || "").padEnd(2, "0"));
      return (hundredths * WORDS[worded[3].toLowerCase()]) / 100;
    }
    const amount = CLEAR.some((form) => form.test(cleaned)) ? Number(cleaned.replace(/\D/g, "")) : UNCLEAR;
    return amount > 1e15 ? UNCLEAR : amount;
  }

  function write(amount) {
    return String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
  }

  document.addEventListener("focusout", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.matches("input.angka[inputmode=numeric]")) return;
    const amount = read(input.value);
    if (amount !== NONE && amount !== UNCLEAR) input.value = write(amount);
  });

  return { read, write };
})();
