// Files dropped anywhere on the page, several at once, and pasted text: sent one after the other to the
// address of the page's form, with progress. Without script that form takes one file at a time.
(() => {
  "use strict";
  const form = document.querySelector("form[data-intake]");
  const box = document.querySelector("[data-queue]");
  const veil = document.querySelector("[data-veil]");
  if (!form || !box || !veil) return;
  const field = form.querySelector("input[type=file]");
  const list = box.querySelector("ol");
  const announcer = document.getElementById("announce");
  const waiting = [];
  let busy = false;
  let ended = [];

  field.multiple = true;
  const announce = (text) => { if (announcer) announcer.textContent = text; };
  const make = (name, classes, text) => {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    if (text) element.textContent = text;
    return element;
  };

  // One line of the queue: the file's name, how far it has come, and what became of it.
  const line = (file) => {
    const item = make("li", "intake-file");
    const name = make("span", "intake-name", file.name);
    const bar = make("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const state = make("span", "intake-state", box.dataset.waiting);
    item.append(name, bar, state);
    list.append(item);
    return { item, bar, state };
  };

  const say = (row, text) => { row.state.textContent = text; };

  const finish = (row, file, text, href) => {
    row.bar.remove();
    row.item.classList.add(href ? "is-done" : "is-failed");
    say(row, text);
    if (href) {
      const link = make("a", "", box.dataset.review);
      link.href = href;
      link.append(make("span", "ds-sr-only", " " + file.name));
      row.item.append(link);
    }
    ended.push(href);
    announce(`${file.name}: ${text}`);
    busy = false;
    next();
  };

  // What the form would have said at its fields.
  const refused = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const texts = [...page.querySelectorAll("[data-focus] li")].map((one) => one.textContent.trim());
    return texts.join(" ") || box.dataset.failed;
  };

  const answered = (row, file, request) => {
    const { pathname } = new URL(request.responseURL || window.location.href);
    if (request.status < 400 && /^\/kallor\/las-in\/\d+$/.test(pathname)) {
      finish(row, file, box.dataset.done, pathname);
    } else if (request.status < 400 && /^\/kallor\/\d+$/.test(pathname)) {
      finish(row, file, box.dataset.same, pathname);
    } else {
      finish(row, file, refused(request.responseText), "");
    }
  };

  const send = ({ file, row }) => {
    const body = new FormData();
    form.querySelectorAll("select").forEach((select) => body.append(select.name, select.value));
    body.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    say(row, box.dataset.sending);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) row.bar.value = (100 * event.loaded) / event.total;
    });
    request.upload.addEventListener("load", () => {
      row.bar.removeAttribute("value");
      say(row, box.dataset.reading);
    });
    request.addEventListener("load", () => answered(row, file, request));
    request.addEventListener("error", () => finish(row, file, box.dataset.failed, ""));
    request.send(body);
  };

  const next = () => {
    if (busy) return;
    const one = waiting.shift();
    if (one) {
      busy = true;
      send(one);
      return;
    }
    // One file alone: what comes next is to look at it.
    if (ended.length === 1 && ended[0]) window.location.assign(ended[0]);
    else if (ended.length > 1) announce(box.dataset.end);
    ended = [];
  };

  const take = (files) => {
    if (!files.length) return;
    if (!busy) list.replaceChildren();
    box.hidden = false;
    files.forEach((file) => waiting.push({ file, row: line(file) }));
    box.scrollIntoView({ block: "nearest" });
    next();
  };

  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  let depth = 0;
  const cover = (change) => {
    depth = Math.max(0, depth + change);
    veil.hidden = depth === 0;
  };
  document.addEventListener("dragenter", (event) => { if (carriesFiles(event)) cover(1); });
  document.addEventListener("dragleave", (event) => { if (carriesFiles(event)) cover(-1); });
  document.addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    cover(-depth);
    take([...event.dataTransfer.files]);
  });

  document.addEventListener("paste", (event) => {
    const inField = event.target instanceof Element && event.target.closest("input:not([type=file]), textarea");
    if (inField || !event.clipboardData) return;
    const files = [...event.clipboardData.files];
    const text = event.clipboardData.getData("text/plain");
    if (files.length) take(files);
    else if (text.trim()) take([new File([text], `${box.dataset.pasted}.txt`, { type: "text/plain" })]);
    else return;
    event.preventDefault();
  });

  const takeChosen = () => {
    take([...field.files]);
    field.value = "";
  };
  if ("sendAtOnce" in field.dataset) field.addEventListener("change", takeChosen);
  form.addEventListener("submit", (event) => {
    if (field.files.length < 2) return;
    event.preventDefault();
    event.stopPropagation();
    takeChosen();
  });

  window.addEventListener("beforeunload", (event) => { if (busy || waiting.length) event.preventDefault(); });
})();
