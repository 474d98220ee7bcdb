// What HTML alone cannot do: keys, the clipboard, a text behind #q=, focus after a swap.
// Every page works without it. Keeps nothing: no storage, no cookie, no address with a paste in it.
"use strict";

const QUERY_MARK = "#q=";

function pasteForm() {
  return document.getElementById("paste");
}

// A search bar opens /#q=<text>: what stands behind the # is not sent, so the text reaches no log.
function takeTextFromAddress() {
  const form = pasteForm();
  if (!form || !location.hash.startsWith(QUERY_MARK)) return;
  const encoded = location.hash.slice(QUERY_MARK.length);
  history.replaceState(null, "", location.pathname);
  form.elements.text.value = decode(encoded);
  form.requestSubmit();
}

function decode(encoded) {
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch {
    return encoded;
  }
}

function submitOnShortcut(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (event.target.form !== pasteForm()) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function fillWithSample(event) {
  const link = event.target.closest("[data-sample]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const form = pasteForm();
  form.elements.text.value = link.dataset.sample;
  form.requestSubmit();
}

// Going back from a fix page reloads this one: the browser has kept the text, not the verdict.
function askAgainAfterGoingBack() {
  const form = pasteForm();
  const [visit] = performance.getEntriesByType("navigation");
  if (visit?.type !== "back_forward" || !form?.elements.text.value.trim()) return;
  if (document.getElementById("verdict").childElementCount === 0) form.requestSubmit();
}

function offerCopying(root) {
  if (!navigator.clipboard) return;
  for (const figure of root.querySelectorAll("figure.code:not(:has(> .copy))")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy ${figure.querySelector("figcaption").textContent}`);
    figure.append(button);
  }
  for (const button of root.querySelectorAll("[data-copies]")) button.hidden = false;
}

function sourceOf(button) {
  if (button.dataset.copies) return document.getElementById(button.dataset.copies);
  return button.closest("figure.code").querySelector("code");
}

function selectAll(source) {
  if (source.select) {
    source.focus();
    source.select();
  } else {
    getSelection().selectAllChildren(source);
  }
}

async function copy(event) {
  const button = event.target.closest(".copy, [data-copies]");
  if (!button) return;
  const source = sourceOf(button);
  button.dataset.label ??= button.textContent;
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    button.textContent = "Copied";
  } catch {
    // The browser may refuse. What is selected can still be copied by hand.
    selectAll(source);
    button.textContent = "Press Ctrl+C";
  }
  setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
}

// The verdict, a refusal or a notice: whoever waits for it should be led there. A search is still being typed.
function leadTo(swapped) {
  offerCopying(document);
  maskBox();
  if (swapped.id === "notice") dropVerdict();
  if (swapped.dataset.title) document.title = swapped.dataset.title;
  if (!swapped.hasAttribute("tabindex")) return;
  swapped.focus({ preventScroll: true });
  swapped.scrollIntoView({ block: swapped.querySelector("h2") ? "start" : "nearest" });
}

// After a paste with a secret, the box goes on with the masked text: a browser keeps what is in it.
function maskBox() {
  const masked = document.getElementById("masked-text");
  if (!masked) return;
  pasteForm().elements.text.value = masked.value;
  masked.remove();
}

// What an earlier request had to say is over with the next one.
function clearNotice() {
  const empty = document.createElement("div");
  empty.id = "notice";
  document.getElementById("notice").replaceWith(empty);
}

// A verdict on an earlier text would pass for the one on this.
function dropVerdict() {
  const verdict = document.getElementById("verdict");
  verdict?.replaceChildren();
  verdict?.removeAttribute("aria-labelledby");
}

// A proxy in front of the site answers with pages of its own, such as a 502 while it restarts.
function refuseForeignAnswer(event) {
  if (/\bid="(?:verdict|notice|fixes)"/.test(event.detail.xhr.responseText)) return;
  event.detail.shouldSwap = false;
  sayUnreachable();
}

function sayUnreachable() {
  const notice = document.getElementById("unreachable").content.firstElementChild.cloneNode(true);
  document.getElementById("notice").replaceWith(notice);
  leadTo(notice);
}

document.addEventListener("keydown", submitOnShortcut);
document.addEventListener("click", fillWithSample);
document.addEventListener("click", copy);
document.addEventListener("htmx:beforeRequest", clearNotice);
document.addEventListener("htmx:beforeSwap", refuseForeignAnswer);
document.addEventListener("htmx:afterSettle", (event) => leadTo(event.detail.elt));
document.addEventListener("htmx:sendError", sayUnreachable);
window.addEventListener("hashchange", takeTextFromAddress);
window.addEventListener("load", () => {
  offerCopying(document);
  for (const shortcut of document.querySelectorAll(".shortcut")) shortcut.hidden = false;
  takeTextFromAddress();
});
// Not at load: only after that do browsers put the text back into the box.
window.addEventListener("pageshow", askAgainAfterGoingBack);
