// The page around a plan: a picture is shown when it is ready, where the reader was, and the one before stays until then.
{
  const theatre = one(".theatre");
  const [file, status, notices, list, toggle, apart] = [".file", ".status", ".notices", ".list", ".toggle", ".apart"].map((name) => one(name));
  const items = one("ul", list);
  let shown = null; // the frame in view
  let wanted = null; // the name of the picture that is to be in view
  let coming = null; // the frame that loads
  let state = null;
  const within = (frame) => frame?.contentWindow?.tocPage;

  // The picture
  function bring(name) {
    if (name === wanted) return;
    wanted = name;
    coming?.remove();
    const frame = element("iframe", { src: `page?${name}`, class: "coming", title: filled("picture")[tongues.indexOf(root.lang)] });
    coming = frame;
    frame.addEventListener("load", () => place(frame));
    theatre.append(frame);
  }
  function place(frame) {
    if (frame !== coming) return undefined;
    if (!within(frame)) {
      // The server had another answer: it will tell when there is a picture.
      frame.remove();
      coming = wanted = null;
      return undefined;
    }
    // Who holds the picture keeps it as it is.
    if (within(shown)?.busy()) return setTimeout(() => place(frame), 150);
    coming = null;
    const reading = document.activeElement === shown;
    const at = within(shown)?.where();
    if (at) within(frame).go(at);
    const spoken = frame.contentDocument.documentElement;
    const follow = () => speak(spoken.dataset.language);
    new MutationObserver(follow).observe(spoken, { attributeFilter: ["data-language"] });
    follow();
    frame.classList.remove("coming");
    shown?.remove();
    if (reading) {
      frame.focus();
      within(frame).focus(at);
    }
    shown = frame;
    one(".waiting", theatre)?.remove();
    apart.hidden = false;
    return undefined;
  }

  // What is said of it
  function finding(told) {
    const at = element("span", { class: "at" }, ...say("line", told));
    const open = told.box ? element("button", { type: "button", "data-open": told.box, class: "own" }, told.message) : element("span", { class: "own" }, told.message);
    return element(
      "li",
      { class: told.counts ? null : "later" },
      element("p", { class: "head" }, element("span", { class: `weight ${told.severity}` }, ...say(`${told.severity}_kind`)), at, told.counts ? null : element("span", { class: "small" }, ...say("lateron"))),
      element("p", {}, open),
      told.help ? element("p", { class: "help own" }, told.help) : null,
      element("p", { class: "small" }, `${told.code} ${told.rule}`),
    );
  }
  function located(told) {
    return element(
      "li",
      {},
      element("p", { class: "strong" }, element("span", { class: "at" }, ...say("line", told)), element("span", { class: "own" }, told.message)),
      told.excerpt.length ? element("pre", { tabindex: "0" }, told.excerpt.join("\n")) : null,
      told.help ? element("p", { class: "own" }, told.help) : null,
    );
  }
  const spoken = (name, make) =>
    tongues.flatMap((tongue) => state[name][tongue].map((told) => {
      const made = make(told);
      made.classList.add("t");
      made.lang = tongue;
      return made;
    }));

  function heard(news) {
    state = news;
    if (state.language && !shown && !coming) speak(state.language);
    document.title = `${state.notice ? "⚠ " : ""}${state.title || state.path}`;
    file.textContent = state.path;
    status.replaceChildren(
      ...(state.saved ? [element("span", { class: "saved" }, ...say("saved", { when: state.saved }))] : []),
      ...(state.state === "fine" ? tally(state.counts) : []),
    );
    root.classList.toggle("old", Boolean(state.notice));
    notices.replaceChildren(...(state.notice ? [notice()] : []));
    items.replaceChildren(...spoken("findings", finding));
    const number = state.findings[root.lang].length;
    toggle.hidden = number === 0;
    one(".number", toggle).textContent = String(number);
    if (number === 0) unfold(false);
    if (state.picture) bring(state.picture);
    else if (one(".waiting", theatre)) one(".waiting", theatre).hidden = Boolean(state.notice);
  }
  function notice() {
    const places = spoken("breaking", located);
    return element("div", { class: "notice" }, element("p", { class: "strong" }, ...localized(state.notice)), places.length ? element("ul", {}, ...places) : null);
  }
  function unfold(open) {
    list.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  }

  toggle.addEventListener("click", () => unfold(list.hidden));
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-open]") : null;
    if (button) within(shown)?.open(button.dataset.open);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      unfold(false);
      toggle.focus();
    }
  });
  speak(root.dataset.language);
  listen("events", {
    heard,
    lost: () => status.replaceChildren(element("span", { class: "weight error lost" }, ...say("lost"))),
  });
}
