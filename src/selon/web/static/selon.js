// What a script adds to pages that are read without one: a slider of days, cards, keys, copying.
const all = (what, where = document) => [...where.querySelectorAll(what)];

// Copying; the buttons are hidden where there is no script.
const copied = async (node, text) => {
  const words = node.textContent;
  await navigator.clipboard.writeText(text);
  node.textContent = node.dataset.copied;
  setTimeout(() => { node.textContent = words; }, 1500);
};
const copying = () => {
  if (!navigator.clipboard) return;
  for (const button of all("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copied(button, document.getElementById(button.dataset.copy).value));
  }
  for (const link of all("[data-copy-link]")) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      copied(link, link.href);
    });
  }
};

// The parts of a claim light up together; its card stands beside its number.
let card = null;
const leave = () => { card?.remove(); card = null; all(".lit").forEach((part) => part.classList.remove("lit")); };
const light = (number) => { leave(); all(`[data-of="${number}"]`).forEach((part) => part.classList.add("lit")); };
const show = (anchor, number) => {
  light(number);
  const entry = document.querySelector(`[data-entry="${number}"]`);
  if (!entry) return;
  card = document.createElement("div");
  card.className = "card";
  card.setAttribute("role", "tooltip");
  card.id = "card";
  for (const part of entry.cloneNode(true).childNodes) card.append(part.cloneNode(true));
  all("a", card).forEach((link) => link.replaceWith(link.textContent));
  document.body.append(card);
  const box = anchor.getBoundingClientRect();
  const left = Math.min(scrollX + box.left, scrollX + document.documentElement.clientWidth - card.offsetWidth - 16);
  const below = box.bottom + card.offsetHeight + 12 < innerHeight || box.top < card.offsetHeight + 12;
  card.style.left = `${Math.max(left, 16)}px`;
  card.style.top = `${scrollY + (below ? box.bottom + 8 : box.top - card.offsetHeight - 8)}px`;
};
const reading = () => {
  for (const number of all("sup.n a[data-claim]")) {
    const open = () => show(number, number.dataset.claim);
    number.addEventListener("mouseenter", open);
    number.addEventListener("focus", open);
    number.addEventListener("mouseleave", leave);
    number.addEventListener("blur", leave);
  }
  for (const part of all(".text [data-of]")) {
    part.addEventListener("mouseover", (event) => { event.stopPropagation(); light(part.dataset.of); });
    part.addEventListener("mouseout", leave);
  }
  for (const entry of all("[data-entry]")) {
    entry.addEventListener("mouseenter", () => light(entry.dataset.entry));
    entry.addEventListener("mouseleave", leave);
  }
};

// Keys: j and k go through entries, / searches, Escape leaves a card.
const keys = () => {
  let at = -1;
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "/") { event.preventDefault(); document.getElementById("find").focus(); }
    const entries = all(".entry");
    if ((event.key !== "j" && event.key !== "k") || !entries.length) return;
    at = Math.min(entries.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
    all(".chosen").forEach((entry) => entry.classList.remove("chosen"));
    const entry = entries[at];
    entry.classList.add("chosen");
    entry.tabIndex = -1;
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
    if (entry.dataset.entry) {
      light(entry.dataset.entry);
      document.querySelector(`.text [data-of="${entry.dataset.entry}"]`)?.scrollIntoView({ block: "center" });
    }
  });
};

// The days of an issue as a slider: while it moves, what was not yet known turns grey; then the page as of that day.
const sliding = () => {
  const form = document.querySelector("[data-slider]");
  const select = form?.querySelector("select");
  if (!select) return;
  const days = [...select.options];
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: 0, max: days.length - 1, step: 1, value: select.selectedIndex, id: "slide" });
  select.id = "";
  select.hidden = true;
  select.after(slider);
  form.querySelector("button").hidden = true;
  const told = form.querySelector("output");
  const day = () => days[slider.value];
  const grey = () => {
    told.textContent = day().textContent;
    slider.setAttribute("aria-valuetext", day().textContent);
    for (const one of all("[data-reported]")) one.classList.toggle("later", one.dataset.reported > day().value);
  };
  slider.setAttribute("aria-valuetext", day().textContent);
  let waiting = null;
  const load = async () => {
    select.selectedIndex = slider.value;
    const place = new URL(location.href);
    place.searchParams.set("as-of", day().value);
    waiting?.abort();
    waiting = new AbortController();
    try {
      const answer = await fetch(place, { signal: waiting.signal });
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of all("[data-live]")) {
        const fresh = found.querySelector(`[data-live="${part.dataset.live}"]`);
        const left = part.querySelector(".wide")?.scrollLeft ?? 0;
        if (fresh) part.replaceWith(fresh);
        if (fresh?.querySelector(".wide")) fresh.querySelector(".wide").scrollLeft = left;
      }
      document.querySelector(".when p").replaceWith(found.querySelector(".when p"));
      document.querySelector("main .deck").replaceWith(found.querySelector("main .deck"));
      history.replaceState(null, "", place);
    } catch (error) { if (error.name !== "AbortError") form.submit(); }
  };
  slider.addEventListener("input", grey);
  slider.addEventListener("change", load);
};

copying();
reading();
keys();
sliding();
