// The list of plans.
{
  const notices = one(".notices");
  const list = one(".plans ul");
  const waiting = one(".waiting");

  function row(plan) {
    const title = element("a", { href: `plan/${encodeURIComponent(plan.slug)}/`, class: "own" }, plan.title || plan.path);
    const bad = ["broken", "failed"].includes(plan.state) ? [element("span", { class: "weight error" }, ...say(plan.state === "broken" ? "torn" : "stuck"))] : [];
    const good = plan.state === "fine" ? tally(plan.counts) : [];
    return element(
      "li",
      {},
      element("h2", {}, title),
      element("p", { class: "small own" }, plan.path),
      element("p", { class: "small" }, ...(plan.saved ? say("saved", { when: plan.saved }) : [])),
      element("p", { class: "tally" }, ...bad, ...good),
    );
  }

  function heard({ plans }) {
    notices.replaceChildren();
    const focused = document.activeElement?.getAttribute("href");
    list.replaceChildren(...plans.map(row));
    waiting.hidden = plans.length > 0;
    waiting.replaceChildren(...say("none"));
    if (focused) [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-tongue]") : null;
    if (button) speak(button.dataset.tongue);
  });
  speak(root.dataset.language);
  listen("events", {
    heard,
    lost: () => notices.replaceChildren(element("p", { class: "notice" }, ...say("lost"))),
  });
}
