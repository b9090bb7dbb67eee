// Moves the cursor to the error summary when a refused form comes back, so that it is read out first.
(() => {
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
})();
