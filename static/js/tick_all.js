// A fieldset with data-tick-all gets a box that ticks all its boxes. Without this script each is ticked by hand.
for (const list of document.querySelectorAll("fieldset[data-tick-all]")) {
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  if (boxes.length < 2) continue;
  const label = document.createElement("label");
  label.className = "form-check tick-all";
  const all = Object.assign(document.createElement("input"), { type: "checkbox", className: "form-check-input" });
  const text = document.createElement("span");
  text.className = "form-check-label";
  text.textContent = list.dataset.tickAll;
  label.append(all, text);
  all.checked = boxes.every((box) => box.checked);
  list.querySelector("legend").after(label);
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  list.addEventListener("change", () => { all.checked = boxes.every((box) => box.checked); });
}
