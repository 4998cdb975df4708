// Putting rows in order by hand, and moving them without a new page. The buttons do the same without script.
(() => {
  "use strict";
  const root = document.querySelector("[data-order]");
  if (!root) return;
  const announcer = document.getElementById("announce");

  // Sends a move and shows the order as the server has it now; what failed is told by the server's page.
  const send = async (fields, focus) => {
    const action = root.dataset.order;
    root.setAttribute("aria-busy", "true");
    const response = await fetch(action, { method: "POST", body: new URLSearchParams(fields) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById(root.id);
    if (!response.ok || !fresh) {
      window.location.assign(response.ok ? response.url : action);
      return;
    }
    root.replaceChildren(...fresh.childNodes);
    root.removeAttribute("aria-busy");
    root.querySelectorAll(".js-only[hidden]").forEach((part) => { part.hidden = false; });
    const said = page.querySelector(".notice");
    if (announcer && said) announcer.textContent = said.textContent.trim();
    if (focus) root.querySelector(focus)?.focus({ preventScroll: false });
  };

  root.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!form.matches("form.tools") || !button) return;
    event.preventDefault();
    event.stopPropagation();
    const fields = new FormData(form, button);
    const item = fields.get("item");
    send(fields, `[data-item="${item}"] button[value="${button.value}"]`);
  });

  // Drawing: the row follows the pointer among the lists of its own kind.
  let drawn = null;
  const listUnder = (x, y, kind) => {
    const hit = document.elementFromPoint(x, y);
    const list = hit && hit.closest(`[data-list="${kind}"]`);
    return list && root.contains(list) ? list : null;
  };
  root.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button > 0) return;
    const row = grip.closest("[data-item]");
    drawn = { row, list: row.parentElement, next: row.nextElementSibling, kind: row.parentElement.dataset.list };
    row.classList.add("drawn");
    grip.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  root.addEventListener("pointermove", (event) => {
    if (!drawn) return;
    const list = listUnder(event.clientX, event.clientY, drawn.kind);
    if (!list || drawn.row.contains(list)) return;
    const rows = [...list.children].filter((row) => row !== drawn.row);
    const before = rows.find((row) => {
      const box = row.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    list.insertBefore(drawn.row, before || null);
  });
  const drop = (event) => {
    if (!drawn) return;
    const { row, list, next } = drawn;
    drawn = null;
    row.classList.remove("drawn");
    if (event.type === "pointercancel") {
      list.insertBefore(row, next);
      return;
    }
    if (row.parentElement === list && row.nextElementSibling === next) return;
    const after = row.nextElementSibling;
    const fields = { item: row.dataset.item, parent: row.parentElement.dataset.parent };
    if (root.dataset.initiative) fields.initiative = root.dataset.initiative;
    if (after) fields.before = after.dataset.item.split(":")[1];
    send(fields, null);
  };
  root.addEventListener("pointerup", drop);
  root.addEventListener("pointercancel", drop);
})();
