// Suggestions while typing: an editable combobox with a listbox, after the ARIA Authoring
// Practices. The form works without them.

const PAUSE = 120; // ms without a key before the server is asked

// The words of a label; readings above its kanji would be said a second time.
function wordsOf(label) {
  const words = label?.cloneNode(true);
  for (const reading of words?.querySelectorAll("rt") ?? []) reading.remove();
  return words?.textContent ?? "";
}

class Combobox {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.active = -1;
    this.list = this.makeList();
    this.status = this.makeStatus();
    this.input.after(this.list, this.status);
    this.input.role = "combobox";
    this.input.autocomplete = "off";
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.ariaExpanded = "false";
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
  }

  makeList() {
    const list = document.createElement("ul");
    list.id = `${this.input.id}-suggestions`;
    list.className = "suggestions";
    list.role = "listbox";
    list.ariaLabel = wordsOf(this.input.labels[0]);
    list.hidden = true;
    return list;
  }

  makeStatus() {
    const status = document.createElement("span");
    status.className = "visually-hidden";
    status.role = "status";
    return status;
  }

  typed() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = this.input.value.trim();
    if (!text) return this.close();
    this.request = new AbortController();
    const { signal } = this.request;
    const address = new URL(this.form.dataset.suggest, location.href);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address, { signal });
      if (!answer.ok) return this.close();
      const found = await answer.json();
      if (!signal.aborted) this.show(found);
    } catch (error) {
      if (error.name !== "AbortError") this.close(); // away: the form still searches
    }
  }

  show({ suggestions, status }) {
    if (document.activeElement !== this.input) return;
    this.activate(-1);
    this.list.replaceChildren(...suggestions.map((entry, number) => this.option(entry, number)));
    this.expand(suggestions.length > 0);
    // Once for each answer, not for each key; the same words again are not said again.
    if (this.status.textContent !== status) this.status.textContent = status;
  }

  option({ text, lang, kind, url }, number) {
    const option = document.createElement("li");
    option.role = "option";
    option.id = `${this.list.id}-${number}`;
    option.ariaSelected = "false";
    option.dataset.url = url;
    option.dataset.text = text;
    const name = document.createElement("span");
    name.textContent = text;
    if (lang !== document.documentElement.lang) name.lang = lang;
    option.append(name);
    if (kind) {
      const label = document.createElement("small");
      label.textContent = kind;
      option.append(" ", label);
    }
    return option;
  }

  key(event) {
    // While kana are converted, the keys belong to the input method: the Enter that confirms a
    // conversion must not submit. Safari tells it by the code 229 alone.
    if (event.isComposing || event.keyCode === 229) {
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    const keys = {
      ArrowDown: () => (event.altKey ? this.ask() : this.step(1)),
      ArrowUp: () => (event.altKey ? this.close() : this.step(-1)),
      Enter: () => this.active >= 0 && this.take(this.list.children[this.active]),
      Escape: () => !this.list.hidden && this.close(),
      // These move the caret, so the choice goes back to what was typed.
      Home: () => this.activate(-1),
      End: () => this.activate(-1),
      ArrowLeft: () => this.activate(-1),
      ArrowRight: () => this.activate(-1),
      Tab: () => void this.close(),
    };
    // A key that was used here does nothing else.
    if (keys[event.key]?.()) event.preventDefault();
  }

  step(by) {
    if (this.list.hidden) {
      this.ask();
      return true;
    }
    const places = this.list.children.length + 1; // one of them is the field itself
    this.activate(((this.active + 1 + by + places) % places) - 1);
    return true;
  }

  activate(place) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.list.children[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  take(option) {
    if (!option) return false;
    const { url, text } = option.dataset;
    this.close();
    if (url) {
      location.assign(url);
    } else {
      this.input.value = text;
      this.form.requestSubmit();
    }
    return true;
  }

  expand(open) {
    this.list.hidden = !open;
    this.input.ariaExpanded = String(open);
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.activate(-1);
    this.expand(false);
    this.status.textContent = "";
    return true;
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new Combobox(form);

// Which results are opened, counted with the words alone: no cookie, no name.
document.querySelector("[data-searched]")?.addEventListener("click", (event) => {
  const list = event.currentTarget;
  if (!event.target.closest("a[data-result]")) return;
  navigator.sendBeacon(list.dataset.clicked, new URLSearchParams({ q: list.dataset.searched }));
});
