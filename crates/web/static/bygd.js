// Small improvements on pages that work without any script. Nothing here is needed for a task.
(() => {
  "use strict";
  const announcer = document.getElementById("announce");

  const announce = (text) => {
    if (!announcer || !text) return;
    announcer.textContent = "";
    setTimeout(() => { announcer.textContent = text; }, 50);
  };

  const typing = (target) =>
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

  // Shows what only works with script, and puts the reader at the error summary.
  const prepare = (root) => {
    root.querySelectorAll(".js-only[hidden]").forEach((element) => { element.hidden = false; });
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
  };

  // Keys: "/" to the search box, Ctrl-K (or ⌘K) anywhere.
  document.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openGo();
    } else if (event.key === "/" && !command && !event.altKey && !typing(event.target)) {
      const search = document.getElementById("site-search");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }
  });

  // A card's own keys: only while the focus is inside it.
  document.addEventListener("keydown", (event) => {
    const choosing = event.target instanceof Element && event.target.matches("input[type=radio], input[type=checkbox]");
    if (event.ctrlKey || event.metaKey || event.altKey || (typing(event.target) && !choosing)) return;
    const card = event.target instanceof Element && event.target.closest("[data-keys]");
    if (!card) return;
    const key = event.key.toLowerCase();
    const wanted = [...card.querySelectorAll("[data-key]")].find((part) => part.dataset.key === key);
    if (wanted) {
      event.preventDefault();
      wanted.click();
    }
  });

  // Go anywhere: the navigation's pages, narrowed by what is typed, and the search as last way.
  const places = (words, searchText) => {
    const wanted = words.trim();
    const text = wanted.toLocaleLowerCase();
    const links = [...document.querySelectorAll(".side-list a, main [data-go]")].map((link) => ({
      href: link.href,
      label: link.textContent.trim(),
    }));
    const found = links.filter((place) => place.label.toLocaleLowerCase().includes(text));
    if (text) found.push({ href: "/sok?q=" + encodeURIComponent(wanted), label: `${searchText} ”${wanted}”` });
    return found;
  };

  const showPlaces = (list, input, chosen) => {
    list.replaceChildren(...places(input.value, list.dataset.searchText).map((place, index) => {
      const item = document.createElement("li");
      item.id = "go-" + index;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(index === chosen));
      item.dataset.href = place.href;
      item.textContent = place.label;
      return item;
    }));
    const current = list.children[chosen];
    if (current) {
      input.setAttribute("aria-activedescendant", current.id);
      current.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const openGo = () => {
    const template = document.getElementById("go-anywhere");
    if (!template || document.querySelector("dialog.go")) return;
    document.body.append(template.content.cloneNode(true));
    const dialog = document.querySelector("dialog.go");
    const input = dialog.querySelector("input");
    const list = dialog.querySelector("ul");
    let chosen = 0;
    const follow = (item) => { if (item) window.location.assign(item.dataset.href); };
    const keys = { ArrowDown: 1, ArrowUp: -1 };
    input.addEventListener("input", () => { chosen = 0; showPlaces(list, input, chosen); });
    input.addEventListener("keydown", (event) => {
      if (event.key in keys && list.children.length) {
        event.preventDefault();
        chosen = (chosen + keys[event.key] + list.children.length) % list.children.length;
        showPlaces(list, input, chosen);
      } else if (event.key === "Enter") {
        event.preventDefault();
        follow(list.children[chosen]);
      }
    });
    list.addEventListener("click", (event) => follow(event.target.closest("li")));
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
    showPlaces(list, input, chosen);
  };

  // A form that was changed is not left by mistake.
  let changed = null;
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-warn-unsaved]");
    if (form) changed = form;
  });
  const setBusy = (button, busy) => {
    button.disabled = busy;
    if (busy) button.setAttribute("aria-busy", "true"); else button.removeAttribute("aria-busy");
  };
  document.addEventListener("submit", (event) => {
    if (event.target === changed) changed = null;
    const button = event.submitter;
    if (event.target.method === "post" && button) setTimeout(() => setBusy(button, true), 0);
  });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("button[aria-busy]").forEach((button) => setBusy(button, false));
  });

  // Print, and copy the address, which holds the list's whole state.
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-print]")) window.print();
    if (event.target.closest("[data-copy-link]") && navigator.clipboard) {
      navigator.clipboard.writeText(window.location.href).then(() => announce(announcer.dataset.copied));
    }
  });

  // Paper shows every folded part.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("main details:not([open], .confirm)").forEach((part) => {
      part.open = true;
      part.dataset.folded = "";
    });
  });
  window.addEventListener("afterprint", () => {
    document.querySelectorAll("details[data-folded]").forEach((part) => {
      part.open = false;
      delete part.dataset.folded;
    });
  });

  // A list that htmx exchanged says its new count, and keeps the address free from empty filters.
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.target.matches("form.filters")) return;
    const fields = event.detail.parameters;
    Object.keys(fields).forEach((name) => { if (fields[name] === "") delete fields[name]; });
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    prepare(document);
    const count = document.querySelector("#list [data-announce]");
    if (event.target.id === "list" && count) announce(count.textContent);
  });

  prepare(document);
})();
