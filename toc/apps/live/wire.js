"use strict";
// What the live page and the list of plans share: words, elements, and the line to the server.
const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const words = JSON.parse(one("#words").textContent);
const tongues = words.languages;

// An element with text and other elements in it. What comes from a plan is only ever set as text.
function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...inside.filter((part) => part !== null && part !== ""));
  return made;
}
// Words in every language, of which the style shows one.
function localized(texts) {
  if (new Set(texts).size === 1) return [texts[0]];
  return tongues.map((tongue, place) => element("span", { class: "t", lang: tongue }, texts[place]));
}
function filled(name, facts = {}) {
  return words.said[name].map((text, place) =>
    text.replace(/\{(\w+)\}/g, (gap, key) => (key in facts ? String(Array.isArray(facts[key]) ? facts[key][place] : facts[key]) : gap)),
  );
}
const say = (name, facts) => localized(filled(name, facts));
const counted = (kind, n) => say(n === 1 ? kind : `${kind}s`, { n });
const severities = [["error", "error"], ["warning", "warning"], ["info", "tip"]];

// How many findings of which weight, as small labels.
function tally(counts) {
  const found = severities.filter(([severity]) => counts[severity]);
  if (!found.length) return [element("span", { class: "weight good" }, ...say("good"))];
  return found.map(([severity, kind]) => element("span", { class: `weight ${severity}` }, ...counted(kind, counts[severity])));
}

function speak(tongue) {
  root.lang = root.dataset.language = tongue;
  for (const named of document.querySelectorAll("[data-say]")) {
    named.setAttribute("aria-label", words.said[named.dataset.say][tongues.indexOf(tongue)]);
  }
  for (const button of document.querySelectorAll("[data-tongue]")) {
    button.setAttribute("aria-pressed", String(button.dataset.tongue === tongue));
  }
}

// The line to the server. A browser keeps few of them for one address, so a page that nobody sees hangs up.
function listen(address, { heard, lost }) {
  let source = null;
  let silence = 0;
  let again = 0;
  let down = false;
  function hangUp() {
    clearTimeout(silence);
    clearTimeout(again);
    source?.close();
    source = null;
  }
  function alive() {
    clearTimeout(silence);
    silence = setTimeout(retry, 30000);
  }
  function retry() {
    hangUp();
    if (!down) lost();
    down = true;
    again = setTimeout(call, 1000);
  }
  function call() {
    hangUp();
    if (document.hidden) return;
    source = new EventSource(address);
    alive();
    source.addEventListener("beat", alive);
    source.addEventListener("message", (event) => {
      alive();
      down = false;
      heard(JSON.parse(event.data));
    });
    source.addEventListener("error", retry);
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? hangUp() : call()));
  window.addEventListener("pagehide", hangUp);
  window.addEventListener("pageshow", (event) => event.persisted && call());
  call();
}
