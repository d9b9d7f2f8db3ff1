"use strict";
// The page to explore. What comes from the plan is only ever moved, cloned, or set as text.
(() => {
  const root = document.documentElement;
  const data = JSON.parse(document.getElementById("toc-data").textContent);
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const boxes = new Map(Object.entries(data.boxes));
  const [stage, canvas, words, panel, tip] = [".stage", ".canvas", ".words", ".panel", ".tip"].map((name) => one(name));
  const [detail, opened, overview, status, clear] = [".detail", ".opened", ".overview", "[role=status]", ".clear"].map((name) => one(name, panel));
  const search = one("input[type=search]", panel);
  const filters = all("select[data-filter]", panel);
  const articles = new Map(all(".article[data-id]", words).map((article) => [article.dataset.id, article]));
  const items = new Map(all("[data-item]", overview).map((item) => [item.dataset.item, item]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 760px)");
  const state = { view: root.dataset.view, picture: root.dataset.view, tongue: root.dataset.language, chosen: null, cameFrom: null };
  const say = (name, facts = {}) =>
    data.words[state.tongue][name].replace(/\{(\w+)\}/g, (gap, key) => (key in facts ? String(facts[key]) : gap));

  // Links, and the way to impact along them
  const effects = new Map([...boxes.keys()].map((id) => [id, []]));
  const causes = new Map([...boxes.keys()].map((id) => [id, []]));
  for (const [cause, effect] of data.links) {
    effects.get(cause).push(effect);
    causes.get(effect).push(cause);
  }

  // How many arrows every box is away from the nearest of `starts`, along `arrows`.
  function reached(starts, arrows) {
    const steps = new Map(starts.map((start) => [start, 0]));
    const waiting = [...starts];
    for (let place = 0; place < waiting.length; place += 1) {
      for (const next of arrows.get(waiting[place])) {
        if (!steps.has(next)) {
          steps.set(next, steps.get(waiting[place]) + 1);
          waiting.push(next);
        }
      }
    }
    return steps;
  }
  const reasons = new Map();
  for (const [cause, effect, number, text] of data.why) {
    const key = JSON.stringify([cause, effect]);
    reasons.set(key, [...(reasons.get(key) || []), `${number} ${text}`]);
  }
  const toGoal = reached(data.goals, causes);

  // What lights up with a box: its way to impact; for the goal all that leads there; else what it touches.
  function wayOf(id) {
    if (data.goals.includes(id)) return new Set(reached([id], causes).keys());
    const after = [...reached([id], effects).keys()];
    const onTheWay = after.filter((name) => toGoal.has(name));
    if (onTheWay.length) return new Set(onTheWay);
    return new Set(after.length > 1 ? after : [id, ...causes.get(id)]);
  }

  // The picture and the camera that looks at it
  let svg = one("svg.picture", canvas);
  const pictures = new Map(all("template[data-picture]").map((template) => [template.dataset.picture, template.content.firstElementChild]));
  pictures.set(`${state.picture}-${state.tongue}`, svg.cloneNode(true));
  let full = null;
  let eye = null;
  let moved = false;
  let flight = 0;
  const numbers = () => svg.getAttribute("viewBox").split(" ").map(Number);
  const groups = () => all(".box", svg);
  const groupOf = (id) => groups().find((group) => group.dataset.id === id) || null;

  function look(next) {
    eye = next;
    svg.setAttribute("viewBox", `${eye.x} ${eye.y} ${eye.w} ${eye.h}`);
  }
  const scale = () => canvas.clientWidth / eye.w;
  function fitting() {
    const [wide, high] = [canvas.clientWidth || 1, canvas.clientHeight || 1];
    const edge = narrow.matches ? 4 : 14;
    const size = Math.max(Math.min((wide - 2 * edge) / full.w, (high - 2 * edge) / full.h, 1.15), 0.02);
    const [w, h] = [wide / size, high / size];
    return { x: full.x - (w - full.w) / 2, y: full.y - (h - full.h) * 0.38, w, h };
  }
  // At first the whole picture, except where it is high: then its top, large enough to read.
  function opening() {
    const whole = fitting();
    const size = Math.min((canvas.clientWidth - 28) / full.w, 0.72);
    if (!(canvas.clientWidth / whole.w < Math.min(0.6, size - 0.02))) return whole;
    const [w, h] = [canvas.clientWidth / size, canvas.clientHeight / size];
    return { x: full.x - (w - full.w) / 2, y: full.y - 14 / size, w, h };
  }
  function fly(next) {
    cancelAnimationFrame(flight);
    if (calm.matches || document.hidden) return look(next);
    const [from, start] = [eye, performance.now()];
    const step = (now) => {
      const done = Math.min(1, Math.max(0, (now - start) / 220));
      const ease = 1 - (1 - done) ** 3;
      const at = (key) => from[key] + (next[key] - from[key]) * ease;
      look({ x: at("x"), y: at("y"), w: at("w"), h: at("h") });
      if (done < 1) flight = requestAnimationFrame(step);
    };
    flight = requestAnimationFrame(step);
  }
  // The picture never leaves the stage altogether.
  function held(next) {
    const x = Math.min(Math.max(next.x, full.x - next.w * 0.8), full.x + full.w - next.w * 0.2);
    const y = Math.min(Math.max(next.y, full.y - next.h * 0.8), full.y + full.h - next.h * 0.2);
    return { ...next, x, y };
  }
  // Zooms by a factor; the point of the stage at (px, py) stays where it is.
  function zoomed(factor, px = canvas.clientWidth / 2, py = canvas.clientHeight / 2) {
    const least = Math.min(fitting().w * 1.25, 1e6);
    const w = Math.min(Math.max(eye.w / factor, canvas.clientWidth / 4), least);
    const h = (w * canvas.clientHeight) / canvas.clientWidth;
    const [fx, fy] = [px / canvas.clientWidth, py / canvas.clientHeight];
    moved = true;
    return held({ x: eye.x + (eye.w - w) * fx, y: eye.y + (eye.h - h) * fy, w, h });
  }
  function fit() {
    moved = false;
    fly(fitting());
  }
  // Moves no more than needed to have a box in sight, and comes nearer where it is asked.
  function show(id, least = 0) {
    const group = groupOf(id);
    if (!group || !canvas.clientWidth) return;
    const box = group.getBBox();
    let next = eye;
    const nearer = least || (scale() < 0.35 ? 0.7 : 0);
    if (scale() < nearer) {
      const [w, h] = [canvas.clientWidth / nearer, canvas.clientHeight / nearer];
      next = { x: box.x + box.width / 2 - w / 2, y: box.y + box.height / 2 - h / 2, w, h };
      moved = true;
    }
    const margin = Math.min(24 / scale(), next.w / 8);
    const x = Math.max(Math.min(next.x, box.x - margin), box.x + box.width + margin - next.w);
    const y = Math.max(Math.min(next.y, box.y - margin), box.y + box.height + margin - next.h);
    if (next !== eye || x !== eye.x || y !== eye.y) fly(held({ ...next, x, y }));
  }
  function mount() {
    const focused = canvas.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    canvas.replaceChildren(pictures.get(`${state.picture}-${state.tongue}`).cloneNode(true));
    adopt();
    if (focused) groupOf(focused)?.focus({ preventScroll: true });
  }
  function adopt() {
    svg = one("svg.picture", canvas);
    const [x, y, w, h] = numbers();
    full = { x, y, w, h };
    cancelAnimationFrame(flight);
    moved = false;
    look(opening());
    spread();
    const first = groupOf(state.chosen) || groupOf(data.goals[0]) || groups()[0];
    if (first) first.tabIndex = 0;
    mark();
    fade();
  }

  // Arrows can be hit beside the line as well; a badge belongs to the arrow that joins the same two boxes.
  let badges = new Map();
  function spread() {
    badges = new Map();
    const ends = (group) => JSON.stringify([group.dataset.from, group.dataset.to]);
    const arrows = new Map();
    for (const arrow of all(".arrow", svg)) {
      const path = one("path", arrow);
      if (!path) continue;
      const hit = path.cloneNode();
      hit.setAttribute("class", "hit");
      arrow.append(hit);
      arrows.set(ends(arrow), arrow);
    }
    for (const note of all(".note", svg)) if (arrows.has(ends(note))) badges.set(note, arrows.get(ends(note)));
  }

  // Light and fade
  function light(id) {
    const way = id ? wayOf(id) : null;
    svg.classList.toggle("lighting", Boolean(way));
    for (const group of groups()) group.classList.toggle("on", Boolean(way?.has(group.dataset.id)));
    for (const arrow of all(".arrow", svg)) {
      const on = way?.has(arrow.dataset.from) && way.has(arrow.dataset.to) && effects.get(arrow.dataset.from)?.includes(arrow.dataset.to);
      arrow.classList.toggle("on", Boolean(on));
    }
    for (const [note, arrow] of badges) note.classList.toggle("on", arrow.classList.contains("on"));
    for (const [name, item] of items) item.classList.toggle("lit", name === id);
  }
  function mark() {
    for (const group of groups()) {
      const chosen = group.dataset.id === state.chosen;
      group.classList.toggle("chosen", chosen);
      if (chosen) group.setAttribute("aria-current", "true");
      else group.removeAttribute("aria-current");
    }
    light(state.chosen);
  }
  function tell(group, x, y) {
    const box = boxes.get(group.dataset.id);
    const place = data.languages.indexOf(state.tongue);
    const steps = toGoal.get(group.dataset.id);
    const far = steps === undefined ? say("nowhere") : steps === 1 ? say("step") : say("steps", { n: steps });
    point(box.name, [[box.kind[place], box.people].filter(Boolean).join(" · "), steps === 0 ? "" : far], x, y);
  }
  function tellLink(arrow, x, y) {
    const { from, to } = arrow.dataset;
    point(`${boxes.get(from).name} → ${boxes.get(to).name}`, reasons.get(JSON.stringify([from, to])) || [], x, y);
  }
  function point(heading, lines, x, y) {
    const name = document.createElement("b");
    name.textContent = heading;
    const small = lines.filter(Boolean).map((line) => {
      const span = document.createElement("span");
      span.textContent = line;
      return span;
    });
    tip.replaceChildren(name, ...small);
    tip.hidden = false;
    const left = Math.min(Math.max(8, x + 14), stage.clientWidth - tip.offsetWidth - 8);
    const below = y + 20 + tip.offsetHeight < stage.clientHeight;
    const top = Math.max(8, below ? y + 20 : y - tip.offsetHeight - 14);
    tip.style.transform = `translate(${left}px, ${top}px)`;
  }

  // Search and filters
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const haystacks = new Map([...boxes].map(([id, box]) => [id, plain(box.text)]));
  const chosenIn = (name) => filters.find((select) => select.dataset.filter === name)?.value || "";
  function asked() {
    return { needles: plain(search.value).split(/\s+/).filter(Boolean), actor: chosenIn("actor"), term: chosenIn("term"), frame: chosenIn("frame"), checklist: chosenIn("checklist") };
  }
  function fits(id, { needles, actor, term, frame, checklist }) {
    const box = boxes.get(id);
    return (
      (!actor || box.actors.includes(actor)) &&
      (!term || box.term === term) &&
      (!frame || box.frames.includes(frame)) &&
      (!checklist || box.checklists.includes(checklist)) &&
      needles.every((needle) => haystacks.get(id).includes(needle))
    );
  }
  function fade() {
    const wanted = asked();
    const on = Boolean(wanted.needles.length || wanted.actor || wanted.term || wanted.frame || wanted.checklist);
    const found = new Set([...boxes.keys()].filter((id) => fits(id, wanted)));
    panel.toggleAttribute("data-filtered", on);
    for (const group of groups()) group.classList.toggle("faint", !found.has(group.dataset.id));
    for (const arrow of all(".arrow", svg)) {
      arrow.classList.toggle("faint", on && !(found.has(arrow.dataset.from) && found.has(arrow.dataset.to)));
    }
    for (const [note, arrow] of badges) note.classList.toggle("faint", arrow.classList.contains("faint"));
    for (const [id, item] of items) item.hidden = !found.has(id);
    for (const [id, article] of articles) article.classList.toggle("faint", !found.has(id));
    for (const group of all(".group", overview)) group.hidden = !one("[data-item]:not([hidden])", group);
    for (const select of filters) select.classList.toggle("set", select.value !== "");
    clear.hidden = !on;
    status.textContent = !on ? "" : found.size ? say("shown", { n: found.size, all: boxes.size }) : say("none");
  }
  function filtered() {
    if (!detail.hidden) close(false);
    fade();
    panel.scrollTop = 0;
  }

  // One box
  function open(id, { focus = true, from = null } = {}) {
    const article = articles.get(id);
    if (!article) return;
    if (from) state.cameFrom = from;
    state.chosen = id;
    tip.hidden = true;
    opened.replaceChildren(article.cloneNode(true));
    detail.hidden = false;
    overview.hidden = true;
    root.classList.remove("wide");
    pressed();
    panel.scrollTop = 0;
    mark();
    for (const group of groups()) group.tabIndex = group.dataset.id === id ? 0 : -1;
    if (!groupOf(id)) groups()[0]?.setAttribute("tabindex", "0");
    if (state.view === "words") article.scrollIntoView({ block: "start" });
    else show(id, narrow.matches ? 0.62 : 0);
    if (focus) one("h3", opened).focus({ preventScroll: true });
  }
  function close(focus = true) {
    const id = state.chosen;
    state.chosen = null;
    detail.hidden = true;
    overview.hidden = false;
    opened.replaceChildren();
    mark();
    if (!focus || !id) return;
    const back = state.cameFrom === "picture" ? groupOf(id) : one("button", items.get(id));
    (back || groupOf(id) || search).focus();
    if (back) back.scrollIntoView?.({ block: "nearest" });
  }

  // Views and languages
  function view(name) {
    state.view = root.dataset.view = name;
    for (const button of all("[data-view]", one(".views"))) button.setAttribute("aria-pressed", String(button.dataset.view === name));
    tip.hidden = true;
    if (name !== "words") {
      state.picture = name;
      mount();
    } else if (state.chosen) articles.get(state.chosen).scrollIntoView({ block: "start" });
  }
  function label() {
    const worded = (element, name) => element.getAttribute(`data-${name}-${state.tongue}`);
    for (const element of all(`[data-label-${state.tongue}]`)) element.setAttribute("aria-label", worded(element, "label"));
    for (const button of all("[data-zoom]")) button.title = worded(button, "label");
    for (const option of all(`option[data-say-${state.tongue}]`)) option.textContent = worded(option, "say");
    search.placeholder = worded(search, "hint");
    for (const button of all("[data-tongue]")) button.setAttribute("aria-pressed", String(button.dataset.tongue === state.tongue));
  }
  function speak(tongue) {
    state.tongue = root.dataset.language = root.lang = tongue;
    label();
    mount();
  }
  function pressed() {
    one("[data-zoom=panel]").setAttribute("aria-pressed", String(root.classList.contains("wide")));
  }

  // Pointer: drag, pinch, wheel, hover
  const fingers = new Map();
  let drag = null;
  const inside = (event) => {
    const frame = canvas.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };
  const boxAt = (event) => (event.target instanceof Element ? event.target.closest(".box") : null);
  const arrowAt = (event) => {
    const shape = event.target instanceof Element ? event.target.closest(".arrow, .note") : null;
    return shape && (badges.get(shape) || (shape.matches(".arrow") ? shape : null));
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, inside(event));
    drag = { start: inside(event), eye, panning: fingers.size > 1, gap: 0 };
    cancelAnimationFrame(flight);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return event.pointerType === "mouse" ? hover(event) : undefined;
    if (event.buttons === 0) return lift(event);
    const [x, y] = inside(event);
    fingers.set(event.pointerId, [x, y]);
    if (fingers.size === 2) return pinch();
    const [dx, dy] = [x - drag.start[0], y - drag.start[1]];
    if (!drag.panning && Math.hypot(dx, dy) < 5) return undefined;
    if (!drag.panning) {
      drag.panning = true;
      canvas.setPointerCapture(event.pointerId);
      canvas.classList.add("held");
      tip.hidden = true;
    }
    moved = true;
    const size = scale();
    look(held({ ...drag.eye, x: drag.eye.x - dx / size, y: drag.eye.y - dy / size }));
    return undefined;
  });
  function pinch() {
    const [[ax, ay], [bx, by]] = [...fingers.values()];
    const gap = Math.hypot(ax - bx, ay - by);
    if (drag.gap) look(zoomed(gap / drag.gap, (ax + bx) / 2, (ay + by) / 2));
    drag = { ...drag, gap, panning: true };
  }
  function lift(event) {
    fingers.delete(event.pointerId);
    canvas.classList.remove("held");
    const last = [...fingers.values()][0];
    if (last) drag = { start: last, eye, panning: true, gap: 0 };
  }
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, lift);
  window.addEventListener("pointerup", (event) => fingers.delete(event.pointerId));
  canvas.addEventListener("click", (event) => {
    if (drag?.panning) return;
    const group = boxAt(event);
    const arrow = group ? null : arrowAt(event);
    if (group) open(group.dataset.id, { focus: false, from: "picture" });
    else if (arrow) open(arrow.dataset.from, { focus: false, from: "picture" });
    else if (state.chosen) close(false);
  });
  canvas.addEventListener("dblclick", (event) => {
    if (!boxAt(event)) fly(zoomed(1.8, ...inside(event)));
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    tip.hidden = true;
    const amount = event.deltaY * (event.deltaMode === 1 ? 18 : 1);
    look(zoomed(Math.exp(-Math.max(-160, Math.min(160, amount)) * (event.ctrlKey ? 0.01 : 0.0022)), ...inside(event)));
  }, { passive: false });
  let under = null;
  function hover(event) {
    const group = boxAt(event);
    const arrow = group ? null : arrowAt(event);
    if (group) tell(group, ...inside(event));
    else if (arrow) tellLink(arrow, ...inside(event));
    else tip.hidden = true;
    if (group === under) return;
    under = group;
    light(group ? group.dataset.id : state.chosen);
  }
  canvas.addEventListener("pointerleave", () => {
    under = null;
    tip.hidden = true;
    light(state.chosen);
  });

  // Keyboard
  const sides = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  // The nearest box in that direction; what lies aside counts double.
  function beside(group, [sx, sy]) {
    const centre = (element) => {
      const box = element.getBBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = centre(group);
    let [best, least] = [null, Infinity];
    for (const other of groups()) {
      const [ox, oy] = centre(other);
      const ahead = (ox - x) * sx + (oy - y) * sy;
      const aside = Math.abs((ox - x) * sy) + Math.abs((oy - y) * sx);
      if (other !== group && ahead > 4 && ahead + 2 * aside < least) [best, least] = [other, ahead + 2 * aside];
    }
    return best;
  }
  function goTo(group) {
    if (!group) return;
    for (const other of groups()) other.tabIndex = other === group ? 0 : -1;
    group.focus({ preventScroll: true });
    show(group.dataset.id);
  }
  canvas.addEventListener("focusin", (event) => {
    const group = boxAt(event);
    if (!group) return;
    light(group.dataset.id);
    if (group.matches(":focus-visible")) show(group.dataset.id);
  });
  canvas.addEventListener("focusout", () => light(state.chosen));
  canvas.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const group = boxAt(event);
    const side = sides[event.key];
    if (group && side && event.shiftKey) look(held({ ...eye, x: eye.x + (side[0] * eye.w) / 8, y: eye.y + (side[1] * eye.h) / 8 }));
    else if (group && side) goTo(beside(group, side));
    else if (group && event.key === "Home") goTo(groupOf(data.goals[0]));
    else if (group && (event.key === "Enter" || event.key === " ")) open(group.dataset.id, { from: "picture" });
    else if (event.key === "+" || event.key === "=") fly(zoomed(1.4));
    else if (event.key === "-") fly(zoomed(1 / 1.4));
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (event.target === search && search.value) search.value = "";
      else if (state.chosen) return close();
      else return undefined;
      filtered();
    } else if (event.key === "/" && !(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) {
      event.preventDefault();
      root.classList.remove("wide");
      pressed();
      search.focus();
    }
    return undefined;
  });

  // Buttons
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const { go, actor, tongue, zoom } = button.dataset;
    if (go !== undefined && button.closest(".words")) articles.get(go)?.scrollIntoView({ block: "start" });
    else if (go !== undefined) open(go, { from: button.closest(".overview") ? "list" : state.cameFrom || "list" });
    else if (actor !== undefined) choose("actor", actor);
    else if (tongue) speak(tongue);
    else if (button.dataset.view) view(button.dataset.view);
    else if (zoom === "in") fly(zoomed(1.5));
    else if (zoom === "out") fly(zoomed(1 / 1.5));
    else if (zoom === "fit") fit();
    else if (zoom === "panel") {
      root.classList.toggle("wide");
      pressed();
    } else if (button === clear) {
      search.value = "";
      for (const select of filters) select.value = "";
      filtered();
      search.focus();
    } else if (button.classList.contains("back")) close();
  });
  function choose(name, value) {
    const select = filters.find((other) => other.dataset.filter === name);
    if (!select) return;
    select.value = value;
    filtered();
    select.focus();
  }
  overview.addEventListener("pointerover", (event) => {
    const item = event.target instanceof Element ? event.target.closest("[data-item]") : null;
    light(item ? item.dataset.item : state.chosen);
  });
  overview.addEventListener("pointerleave", () => light(state.chosen));
  overview.addEventListener("focusin", (event) => {
    const item = event.target.closest("[data-item]");
    if (item) light(item.dataset.item);
  });
  overview.addEventListener("focusout", () => light(state.chosen));
  search.addEventListener("input", filtered);
  for (const select of filters) select.addEventListener("change", filtered);
  one(".search", panel).addEventListener("submit", (event) => {
    event.preventDefault();
    one("[data-item]:not([hidden]) button", overview)?.focus();
  });

  // Sizes and paper
  new ResizeObserver(() => {
    if (!full || !canvas.clientWidth) return;
    if (!moved) return look(opening());
    const size = scale();
    const [w, h] = [canvas.clientWidth / size, canvas.clientHeight / size];
    return look(held({ x: eye.x, y: eye.y, w, h: h || eye.h }));
  }).observe(canvas);
  window.addEventListener("beforeprint", () => {
    cancelAnimationFrame(flight);
    light(null);
    svg.setAttribute("viewBox", `${full.x} ${full.y} ${full.w} ${full.h}`);
  });
  window.addEventListener("afterprint", () => {
    look(eye);
    light(state.chosen);
  });

  // For a page around this one (`toc watch`): where the reader is, and to go there in another edition of the plan.
  const bits = (element) => all(element.tagName.toLowerCase()).filter((other) => twin(other) === twin(element));
  const twin = (element) => [element.className, ...Object.entries(element.dataset).filter(([key]) => !key.startsWith("label")).flat()].join(" ");
  function focused() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    if (canvas.contains(element)) return { box: element.dataset.id };
    const caret = element === search ? [search.selectionStart, search.selectionEnd] : null;
    return { tag: element.tagName, twin: twin(element), place: bits(element).indexOf(element), caret };
  }
  function focusOn(at) {
    if (!at) return;
    const element = at.box ? groupOf(at.box) : all(at.tag).filter((other) => twin(other) === at.twin)[at.place];
    element?.focus({ preventScroll: true });
    if (at.caret) search.setSelectionRange(...at.caret);
  }
  function middleOf(id) {
    const box = groupOf(id)?.getBBox();
    return box && [box.x + box.width / 2, box.y + box.height / 2];
  }
  // What the camera shows, by the box that is open, or else the one nearest to its middle: boxes move when a plan grows.
  function camera() {
    const start = opening();
    if (!moved && ["x", "y", "w"].every((key) => Math.abs(start[key] - eye[key]) < 1)) return null;
    const aside = (id) => [middleOf(id)[0] - eye.x - eye.w / 2, middleOf(id)[1] - eye.y - eye.h / 2].map(Math.abs);
    const away = (id) => Math.hypot(...aside(id));
    const inSight = groupOf(state.chosen) && aside(state.chosen)[0] < eye.w / 2 && aside(state.chosen)[1] < eye.h / 2;
    const near = inSight ? state.chosen : groups().map((group) => group.dataset.id).sort((a, b) => away(a) - away(b))[0];
    const [x, y] = near ? middleOf(near) : [0, 0];
    return { eye, near, dx: x - eye.x, dy: y - eye.y };
  }
  function aim(at) {
    cancelAnimationFrame(flight);
    if (!at) return look(opening());
    moved = true;
    const [x, y] = middleOf(at.near) || [at.eye.x + at.dx, at.eye.y + at.dy];
    return look(held({ x: x - at.dx, y: y - at.dy, w: at.eye.w, h: (at.eye.w * canvas.clientHeight) / canvas.clientWidth || at.eye.h }));
  }
  window.tocPage = {
    busy: () => fingers.size > 0,
    open: (id) => open(id, { from: "list" }),
    where: () => ({
      state: { ...state },
      wide: root.classList.contains("wide"),
      camera: state.view === "words" ? null : camera(),
      search: search.value,
      filters: filters.map((select) => [select.dataset.filter, select.value]),
      scrolls: [panel.scrollTop, words.scrollTop],
      focus: focused(),
    }),
    focus: ({ focus }) => focusOn(focus),
    go(at) {
      root.classList.toggle("wide", at.wide);
      pressed();
      if (at.state.tongue !== state.tongue) speak(at.state.tongue);
      state.picture = at.state.picture;
      view(at.state.view);
      if (at.state.view === "words") mount();
      search.value = at.search;
      for (const [name, value] of at.filters) {
        const select = filters.find((other) => other.dataset.filter === name);
        if (select && [...select.options].some((option) => option.value === value)) select.value = value;
      }
      fade();
      if (at.state.chosen) open(at.state.chosen, { focus: false, from: at.state.cameFrom });
      root.classList.toggle("wide", at.wide);
      pressed();
      if (at.state.view !== "words") aim(at.camera);
      [panel.scrollTop, words.scrollTop] = at.scrolls;
    },
  };

  root.classList.add("js");
  label();
  adopt();
})();
