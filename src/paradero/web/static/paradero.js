// What the pages do by script. Everything can be done without it; with it the keyboard suffices, and nothing typed is lost.
"use strict";

const find = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const token = () => JSON.parse(document.body.getAttribute("hx-headers"));

/* Connection: what was typed stays on the page, and it is said. */
const offline = (gone) => {
  const band = find("#offline");
  band.textContent = gone ? document.body.dataset.offline : "";
  band.hidden = !gone;
};
document.addEventListener("htmx:sendError", () => offline(true));
document.addEventListener("htmx:afterOnLoad", () => offline(false));
addEventListener("offline", () => navigator.onLine || offline(true));
addEventListener("online", () => offline(false));

/* One key locks everything, from wherever one is: Ctrl-Shift-L. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.shiftKey && event.key.toLowerCase() === "l" && find("#lock-now")) {
    event.preventDefault();
    lockNow();
  }
});
let moved = Date.now();
const tabs = new BroadcastChannel("paradero");
tabs.addEventListener("message", (event) => {
  if (event.data.moved) {
    moved = event.data.moved; // whoever works in one tab is at work in all of them
    return;
  }
  document.body.replaceChildren(); // every tab shows nothing as soon as one of them locks
  location.replace(event.data.go);
});
// The process that knew the keys gives way to one that does not: only that one is asked for the passphrase.
const anew = (tries) => fetch(document.body.dataset.alive)
  .then((answer) => answer.text())
  .catch(() => document.body.dataset.process)
  .then((process) => {
    if (process !== document.body.dataset.process || !tries) location.replace("/abrir");
    else setTimeout(anew, 200, tries - 1);
  });
const lockNow = () => {
  document.body.replaceChildren();
  tabs.postMessage({ go: "/abrir" });
  fetch(document.body.dataset.lock, { method: "POST", headers: token() }).finally(() => anew(40));
};
document.addEventListener("submit", (event) => {
  if (event.target.id === "lock-now") {
    event.preventDefault();
    lockNow();
  }
});

/* Whoever reads is at work too. When nobody moves for as long as the settings say, the screen shows nothing any more. */
const { here, idle, enter, leave } = document.body.dataset;
let told = Date.now();
const atWork = () => {
  moved = Date.now();
  if (moved - told < 60000) return;
  told = moved;
  tabs.postMessage({ moved });
  fetch(here, { method: "POST", headers: token(), redirect: "manual" }).catch(() => offline(true));
};
if (here) {
  for (const name of ["keydown", "pointerdown", "pointermove", "scroll"]) addEventListener(name, atWork, { passive: true });
  setInterval(() => {
    if (Date.now() - moved < idle * 1000) return;
    const back = location.pathname + location.search;
    const out = () => location.replace(`${enter}?a=${encodeURIComponent(back)}`);
    document.body.replaceChildren();
    fetch(leave, { method: "POST", headers: token(), redirect: "manual" }).finally(out);
  }, 5000);
}

/* Forms whose text would be a loss are sent without leaving the page, and kept on the way there. */
const drafts = () => all("form[data-draft]").forEach((form) => {
  let last = "", timer = 0, sending = false;
  const typed = () => new URLSearchParams(new FormData(form));
  const keep = async () => {
    const now = typed().toString();
    if (sending || now === last) return;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: typed(), headers: { ...token(), "HX-Request": "true" } });
      offline(false);
      if (!answer.ok) find("#alert").innerHTML = await answer.text();
      else {
        last = now;
        find("#saved").textContent = `${await answer.text()} ${new Date().toTimeString().slice(0, 5)}`;
      }
    } catch {
      offline(true);
      timer = setTimeout(keep, 5000);
    }
  };
  last = typed().toString();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    sending = true;
    clearTimeout(timer);
    const button = event.submitter;
    if (button) button.disabled = true;
    try {
      const headers = { ...token(), "HX-Request": "true", "HX-Current-URL": location.href };
      const answer = await fetch(form.action, { method: "POST", body: typed(), headers });
      offline(false);
      if (answer.status === 401 || answer.headers.get("HX-Retarget")) find("#alert").innerHTML = await answer.text();
      else if (answer.redirected) location.assign(answer.url);
      else replacePage(await answer.text());
    } catch {
      offline(true);
    }
    sending = false;
    if (button) button.disabled = false;
  });
});
const replacePage = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  find("#principal").replaceWith(document.adoptNode(find("#principal", page)));
  htmx.process(find("#principal"));
  begin();
  (find("#principal [aria-invalid], #principal [role=alert] input, #principal .notice") || find("#principal")).focus();
  scrollTo(0, 0);
};

/* Files: one after another, each told by itself; what is too large is said before it is sent. */
const uploads = () => {
  const form = find("#upload");
  if (!form) return;
  const input = find("#files"), drop = find(".drop"), chosen = find(".chosen"), sum = find("#sending");
  const largest = Number(form.dataset.largest);
  const show = () => chosen.replaceChildren(...[...input.files].map((file) => {
    const line = document.createElement("li");
    line.textContent = file.size > largest ? `${file.name}: ${form.dataset.tooLarge}` : file.name;
    return line;
  }));
  input.addEventListener("change", show);
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, () => drop.classList.add("over"));
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  form.addEventListener("submit", async (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    const files = [...input.files].filter((file) => file.size <= largest);
    const left = [...input.files].filter((file) => file.size > largest);
    const restricted = find("[name=restricted]", form).checked;
    sum.hidden = false;
    find("#refused").replaceChildren();
    for (const [at, file] of files.entries()) {
      find("span", sum).textContent = `${form.dataset.sending} ${at + 1} / ${files.length}`;
      const body = new FormData();
      body.append("files", file);
      if (restricted) body.append("restricted", "1");
      try {
        const answer = await send(form.action, body, (part) => (find("progress", sum).value = (at + part) / files.length));
        if (answer.status === 401) {
          find("#alert").innerHTML = answer.responseText;
          return;
        }
        find("#tasks").innerHTML = answer.responseText;
        find("#refused").append(...all("#tasks > .notice"));
        htmx.process(find("#tasks"));
      } catch {
        offline(true);
        find("span", sum).textContent = `${form.dataset.lost} ${files.slice(at).map((f) => f.name).join(", ")}`;
        return;
      }
    }
    sum.hidden = true;
    form.reset();
    chosen.replaceChildren(...left.map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name}: ${form.dataset.tooLarge}`;
      return line;
    }));
  });
};
const send = (where, body, step) => new Promise((done, failed) => {
  const request = new XMLHttpRequest();
  request.open("POST", where);
  for (const [name, value] of Object.entries({ ...token(), "HX-Request": "true" })) request.setRequestHeader(name, value);
  request.upload.addEventListener("progress", (event) => event.lengthComputable && step(event.loaded / event.total));
  request.addEventListener("load", () => done(request));
  request.addEventListener("error", failed);
  request.send(body);
});

/* Printing is noted. */
addEventListener("beforeprint", () => {
  const mark = find("#printed");
  if (mark) fetch(mark.dataset.where, { method: "POST", headers: token(), keepalive: true });
});

const begin = () => {
  drafts();
  uploads();
};
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-press=print]")) print();
});
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
