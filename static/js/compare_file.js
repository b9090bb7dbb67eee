// A file that is dropped or chosen is hashed here, in the browser, and compared with the rows that carry data-sha256.
// It is sent nowhere: the input has no name and stands in no form.
(() => {
  const box = document.querySelector("[data-compare]");
  const drop = box.querySelector("[data-drop]");
  const input = box.querySelector("[data-compare-file]");
  const answer = box.querySelector("[data-compare-answer]");
  const rows = [...document.querySelectorAll("[data-sha256]")];
  const LARGEST = 200 * 1024 * 1024;
  let asked = 0;

  function say(kind, title, text) {
    const notice = document.createElement("div");
    notice.className = `notice notice-${kind}`;
    const strong = document.createElement("p");
    const bold = document.createElement("strong");
    bold.textContent = title;
    strong.append(bold);
    const words = document.createElement("p");
    words.textContent = text;
    notice.append(strong, words);
    answer.replaceChildren(notice);
  }

  async function compare(file) {
    asked += 1;
    const mine = asked;
    if (file.size > LARGEST) {
      say("warn", "Berkas ini terlalu besar", "Hitung sidiknya sendiri seperti dijelaskan di bawah.");
      return;
    }
    say("info", "Sebentar", `Menghitung sidik ${file.name} …`);
    let hash;
    try {
      hash = await window.sha256(await file.arrayBuffer());
    } catch {
      if (mine === asked) say("warn", "Berkas tidak dapat dibaca", "Simpan dahulu berkasnya di perangkat Anda, lalu coba lagi.");
      return;
    }
    if (mine !== asked) return;
    const groups = hash.match(/.{4}/g).join(" ");
    const same = rows.find((row) => row.dataset.sha256 === hash);
    if (same) {
      say("ok", `Sama: ${same.dataset.name}`, `${file.name} sama, bita demi bita, dengan yang tersimpan. Sidiknya ${groups}.`);
    } else {
      say(
        "danger",
        "Tidak sama",
        `${file.name} bukan salah satu berkas di bawah ini: isinya berbeda, atau berkasnya pernah disimpan ulang, ` +
          `digabung, atau dipindai. Sidiknya ${groups}.`,
      );
    }
  }

  box.hidden = false;
  input.addEventListener("change", () => {
    if (input.files.length) compare(input.files[0]);
  });
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("is-over");
    if (event.dataTransfer.files.length) compare(event.dataTransfer.files[0]);
  });
  // Beside the box, a dropped file would be opened in place of this page.
  for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());
})();
