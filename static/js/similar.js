// While an idea is typed: shows which known ones it may repeat. The form names the address in data-similar;
// the answer is a piece of our own page. What was shown is sent along, so that nobody is warned twice.
(() => {
  const form = document.querySelector("form[data-similar]");
  const place = form?.querySelector("[data-similar-place]");
  if (!place) return;
  const PAUSE = 400;
  let timer = 0;
  let asking = null;

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams({
      name: form.elements.name.value,
      place: form.elements.place.value,
      uid: form.dataset.uid || "",
    });
    try {
      const answer = await fetch(`${form.dataset.similar}?${query}`, { signal: asking.signal });
      if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
    } catch {
      // Without a connection the server warns when the form is sent.
    }
  }

  form.addEventListener("input", (event) => {
    if (event.target.name !== "name" && event.target.name !== "place") return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
})();
