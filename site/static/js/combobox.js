// Suggestions while typing (ARIA combobox with a listbox). The form works without them.

const PAUSE = 120; // ms without a key before the server is asked

class Combobox {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.status = form.querySelector("[data-suggest-status]");
    this.list = document.createElement("ul");
    this.list.id = `${this.input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.role = "listbox";
    this.list.ariaLabel = this.input.labels[0]?.textContent ?? "";
    this.list.hidden = true;
    this.input.after(this.list);
    this.input.role = "combobox";
    this.input.autocomplete = "off";
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.ariaExpanded = "false";
    this.active = -1;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = this.input.value.trim();
    this.request?.abort();
    if (!text) return this.close();
    this.request = new AbortController();
    try {
      const address = `${this.form.dataset.suggest}?${new URLSearchParams({ q: text })}`;
      const answer = await fetch(address, { signal: this.request.signal });
      if (answer.ok) this.show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") this.close(); // away: the form still searches
    }
  }

  show({ suggestions, status }) {
    if (document.activeElement !== this.input) return;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...suggestions.map((entry, number) => this.option(entry, number)));
    this.list.hidden = suggestions.length === 0;
    this.input.ariaExpanded = String(!this.list.hidden);
    this.status.textContent = status; // once for each answer, not for each key
  }

  option({ text, lang, kind, url }, number) {
    const option = document.createElement("li");
    option.role = "option";
    option.id = `${this.list.id}-${number}`;
    option.ariaSelected = "false";
    option.dataset.url = url;
    const name = document.createElement("span");
    name.textContent = text;
    if (lang !== document.documentElement.lang) name.lang = lang;
    option.dataset.text = text;
    option.append(name);
    if (kind) {
      const label = document.createElement("small");
      label.textContent = kind;
      option.append(label);
    }
    return option;
  }

  key(event) {
    // While kana are converted, Enter and the arrows belong to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    const options = [...this.list.children];
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.list.hidden || !options.length) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const places = options.length + 1; // one of them is the input itself
      this.move(((this.active + 1 + step + places) % places) - 1, options);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.take(options[this.active]);
    }
  }

  move(place, options) {
    options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = options[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  take(option) {
    if (!option) return;
    this.close();
    if (option.dataset.url) {
      location.assign(option.dataset.url);
    } else {
      this.input.value = option.dataset.text;
      this.form.requestSubmit();
    }
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.active = -1;
    this.list.hidden = true;
    this.input.ariaExpanded = "false";
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new Combobox(form);

// Which results are opened, counted with the words alone: no cookie, nobody's name.
document.querySelector("[data-searched]")?.addEventListener("click", (event) => {
  const list = event.currentTarget;
  if (!event.target.closest("a[data-result]")) return;
  navigator.sendBeacon(list.dataset.clicked, new URLSearchParams({ q: list.dataset.searched }));
});
