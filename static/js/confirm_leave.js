// Asks before a page with unsaved changes is left; the form says so with data-confirm-leave.
(() => {
  const form = document.querySelector("form[data-confirm-leave]");
  if (!form) return;
  const written = () => new URLSearchParams(new FormData(form)).toString();
  const refused = document.querySelector("[data-error-summary]") !== null;
  const before = written();
  let sending = false;

  form.addEventListener("submit", () => { sending = true; });
  window.addEventListener("pageshow", () => { sending = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && (refused || written() !== before)) event.preventDefault();
  });
})();
