// Saves each row of a roll-over as soon as it is changed. The button saves all of them without script.
(() => {
  "use strict";
  const form = document.querySelector("[data-rollover]");
  if (!form) return;
  const announcer = document.getElementById("announce");
  const say = (text) => { if (announcer) announcer.textContent = text; };

  form.addEventListener("change", async (event) => {
    const row = event.target.closest("[data-row]");
    if (!row) return;
    const fields = new URLSearchParams();
    row.querySelectorAll("input, select").forEach((field) => fields.append(field.name, field.value));
    try {
      const response = await fetch(form.action, { method: "POST", body: fields, headers: { "HX-Request": "true" } });
      const seals = (await response.text()).split("\n").map((line) => line.split(" "));
      if (response.ok) {
        seals.forEach(([name, seal]) => {
          const field = form.querySelector(`input[name="${name}.seal"]`);
          if (field) field.value = seal;
        });
      }
      say(response.ok ? form.dataset.saved : form.dataset.unsaved);
      row.classList.toggle("unsaved", !response.ok);
    } catch {
      say(form.dataset.unsaved);
      row.classList.add("unsaved");
    }
  });
})();
