// Counts the called while a session is being typed. Without this script the button "Hitung peserta" does the same.
for (const form of document.querySelectorAll("form[data-session-quota]")) {
  let waiting, running;
  const count = async () => {
    running?.abort();
    running = new AbortController();
    const data = new FormData(form);
    data.set("aksi", "hitung");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, signal: running.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const counted = page.getElementById("kuota");
      if (answer.ok && counted) document.getElementById("kuota").replaceChildren(...counted.childNodes);
    } catch (error) {
      if (error.name !== "AbortError") console.warn(error);
    }
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(count, 400); });
}
