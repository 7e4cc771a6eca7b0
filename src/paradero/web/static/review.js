// Review by keyboard: which claim is the current one, what keys do to it, and choosing words that no reader saw.
"use strict";

(() => {
  const review = document.querySelector("#review");
  if (!review) return;
  const picker = document.querySelector("#picker");
  const items = () => [...review.querySelectorAll(".claim-item")];
  let current = null; // a claim's key: elements are replaced when it is judged

  const item = () => items().find((one) => one.dataset.key === current) || null;
  const mark = (one, focus = true) => {
    for (const other of review.querySelectorAll("[aria-current=true]")) other.removeAttribute("aria-current");
    for (const other of review.querySelectorAll(".here")) other.classList.remove("here");
    current = one ? one.dataset.key : null;
    if (!one) return;
    one.setAttribute("aria-current", "true");
    for (const place of review.querySelectorAll(`.cl[data-n="${one.dataset.n}"]`)) place.classList.add("here");
    if (focus) {
      one.focus({ preventScroll: true });
      one.scrollIntoView({ block: "nearest" });
      const place = review.querySelector(`#t${one.dataset.n}`);
      if (place) place.scrollIntoView({ block: "nearest" });
    }
  };
  const step = (by) => {
    const list = items(), at = list.indexOf(item());
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by));
    mark(list[next]);
  };
  const nextOpen = () => {
    const list = items(), at = Math.max(0, list.indexOf(item()));
    const behind = [...list.slice(at), ...list.slice(0, at)];
    const open = behind.find((one) => one.dataset.open === "yes");
    if (open) mark(open);
    else (review.querySelector("[data-press=next-report]") || review).focus();
  };
  const press = (selector) => {
    const one = item(), button = one && one.querySelector(selector);
    if (button) button.click();
    return Boolean(button);
  };
  const does = {
    a: () => press("[name=verdict][value=accepted]"),
    r: () => press("[name=verdict][value=rejected]"),
    u: () => press("[name=verdict][value=open]"),
    c: () => press("a[hx-get]"),
    j: () => step(1),
    k: () => step(-1),
    n: () => review.querySelector("[data-press=next-report]")?.click(),
    g: () => pick(),
  };

  review.addEventListener("keydown", (event) => {
    if (picking) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Escape") cancel(event.target);
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!event.target.closest(".claim-item")) return;
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    const deed = does[event.key.toLowerCase()];
    if (review.dataset.shortcuts !== "yes" || event.shiftKey || !deed) return;
    event.preventDefault();
    deed();
  });
  review.addEventListener("click", (event) => {
    const big = event.target.closest(".do-big [data-press]");
    const place = event.target.closest(".cl[data-n]");
    const inside = event.target.closest(".claim-item");
    if (big) does[big.dataset.press]();
    else if (event.target.closest("[data-press=cancel]")) {
      event.preventDefault();
      cancel(event.target);
    } else if (event.target.closest("[data-press=next]")) {
      event.preventDefault();
      nextOpen();
    } else if (event.target.closest("[data-press=add]")) {
      event.preventDefault();
      pick();
    } else if (place) {
      event.preventDefault();
      mark(items().find((one) => one.dataset.n === place.dataset.n));
    } else if (inside && !event.target.closest("a, button, form")) mark(inside, false);
  });
  // A browser begins no selection on a link: while a finger or the mouse is down on one, it is none.
  review.addEventListener("pointerdown", (event) => {
    const place = event.target.closest(".cl[href]");
    if (!place) return;
    const href = place.getAttribute("href");
    place.removeAttribute("href");
    const back = () => place.setAttribute("href", href);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, back, { once: true });
  });
  const cancel = (from) => {
    const form = from.closest("form.correct"), one = from.closest(".claim-item");
    if (form) form.closest(".form-here, .adding, #add-here").replaceChildren();
    (one || review).focus();
  };

  // The claim that was judged comes back; the next one that is open becomes the current one.
  document.addEventListener("htmx:afterSwap", (event) => {
    const verb = event.detail.requestConfig?.verb, path = event.detail.pathInfo?.requestPath || "";
    if (verb !== "post" || !/\/(revisar|corregir)$/.test(path)) return;
    const one = item();
    if (one && one.querySelector(".clash, form.correct")) mark(one);
    else if (one && one.dataset.open === "yes") mark(one); // taken back
    else nextOpen();
  });

  /* Choosing words: by mouse or finger as always, by keyboard word after word. */
  let picking = null;
  const texts = () => [...review.querySelectorAll("[data-start]")];
  const letters = (text) => [...text].length; // Python counts characters, JavaScript halves of some
  const offset = (where, node, at) => {
    const walk = document.createTreeWalker(where, NodeFilter.SHOW_TEXT, (one) =>
      one.parentElement.closest("sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let before = Number(where.dataset.start);
    for (let one = walk.nextNode(); one; one = walk.nextNode()) {
      if (one === node) return before + letters(one.data.slice(0, at));
      if (node.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) return before;
      before += letters(one.data);
    }
    return before;
  };
  const selected = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    const at = (node) => (node.nodeType === 1 ? node : node.parentElement).closest("[data-start]");
    const first = at(range.startContainer), last = at(range.endContainer) || first;
    if (!first || !review.contains(first) || first !== last) return null;
    const copy = range.cloneContents();
    copy.querySelectorAll("sup").forEach((one) => one.remove());
    const quote = copy.textContent, lead = letters(quote) - letters(quote.trimStart());
    const start = offset(first, range.startContainer, range.startOffset) + lead;
    return quote.trim() ? { start, end: start + letters(quote.trim()), quote: quote.trim() } : null;
  };
  const offer = () => {
    const words = selected();
    picker.hidden = !words;
    if (words) {
      picker.querySelector(".said").textContent = words.quote;
      Object.assign(picker.dataset, { start: words.start, end: words.end });
    }
  };
  let offering = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(offering);
    if (!picking && picker) offering = setTimeout(offer, 150);
  });
  const ask = async () => {
    const { add, start, end } = picker.dataset;
    leave();
    getSelection().removeAllRanges();
    picker.hidden = true;
    await htmx.ajax("GET", `${add}?start=${start}&end=${end}`, { target: "#add-here", swap: "innerHTML" });
    const form = document.querySelector("#add-here");
    form.scrollIntoView({ block: "center" });
    form.querySelector("select, input:not([type=hidden])")?.focus();
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-press=pick]")) ask();
    if (event.target.closest("[data-press=unpick]")) {
      getSelection().removeAllRanges();
      picker.hidden = true;
      leave();
    }
    if (event.target.closest("#add-here [data-press=cancel]")) {
      event.preventDefault();
      document.querySelector("#add-here").replaceChildren();
      review.focus();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest("#add-here")) return;
    document.querySelector("#add-here").replaceChildren();
    review.focus();
  });

  const pick = () => {
    const near = item()?.closest(".passage")?.querySelector("[data-start]") || texts()[0];
    if (!near) return;
    picking = { texts: texts(), in: near, words: [], from: 0, to: 0 };
    enter(near, 0);
    picker.hidden = false;
    picker.focus?.();
    review.focus();
  };
  const enter = (where, at) => {
    picking.in = where;
    picking.words = wordsOf(where);
    picking.from = picking.to = at < 0 ? picking.words.length - 1 : at;
    draw();
  };
  const wordsOf = (where) => {
    const found = [];
    const walk = document.createTreeWalker(where, NodeFilter.SHOW_TEXT, (one) =>
      one.parentElement.closest("sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let one = walk.nextNode(); one; one = walk.nextNode())
      for (const word of one.data.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu))
        found.push({ node: one, start: word.index, end: word.index + word[0].length });
    return found;
  };
  const draw = () => {
    const first = picking.words[Math.min(picking.from, picking.to)], last = picking.words[Math.max(picking.from, picking.to)];
    if (!first) return;
    const range = document.createRange();
    range.setStart(first.node, first.start);
    range.setEnd(last.node, last.end);
    const chosen = getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    first.node.parentElement.scrollIntoView({ block: "nearest" });
    offer();
  };
  const leave = () => (picking = null);
  document.addEventListener("keydown", (event) => {
    if (!picking) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key], over = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      picking.to += by;
      if (!event.shiftKey) picking.from = picking.to;
      const at = picking.texts.indexOf(picking.in);
      if (picking.to >= picking.words.length && !event.shiftKey && picking.texts[at + 1]) enter(picking.texts[at + 1], 0);
      else if (picking.to < 0 && !event.shiftKey && at > 0) enter(picking.texts[at - 1], -1);
      picking.to = Math.min(picking.words.length - 1, Math.max(0, picking.to));
      if (!event.shiftKey) picking.from = picking.to;
      draw();
    } else if (over) {
      const next = picking.texts[picking.texts.indexOf(picking.in) + over];
      if (next) enter(next, 0);
    } else if (event.key === "Enter") {
      event.preventDefault();
      ask();
      return;
    } else if (event.key === "Escape") {
      leave();
      getSelection().removeAllRanges();
      picker.hidden = true;
      review.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  // A page that is opened to be reviewed begins at what is open.
  const asked = location.hash.match(/^#c(\d+)$/);
  const first = asked ? items().find((one) => one.dataset.n === asked[1]) : items().find((one) => one.dataset.open === "yes");
  if (first) mark(first);
  else review.focus({ preventScroll: true });
})();
