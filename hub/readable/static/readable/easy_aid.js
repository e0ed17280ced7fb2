// The writing aid for easy Japanese: asks the server about the fields of the form, shows what it
// found, leads to its place, and writes a better wording where the author takes it.

const AROUND = 12; // letters shown before and after a finding
const JAPANESE = /[\u3041-\u3096]/;
const MARKUP = /<[^<>]*>/g;
const NO_WORDING = /[…〜（]/; // a hint, not words to put in

class EasyAid {
  constructor(root) {
    this.root = root;
    this.find("check").addEventListener("click", () => this.check());
    this.find("draft")?.addEventListener("click", () => this.draft());
  }

  find(name, within = this.root) {
    return within.querySelector(`[data-${name}]`);
  }

  fields() {
    return [...document.querySelectorAll(this.root.dataset.fields)].filter(
      (field) => JAPANESE.test(textOf(field)) && field.checkVisibility(),
    );
  }

  async ask(address, texts) {
    const response = await fetch(address, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value,
      },
      body: JSON.stringify({ texts }),
    });
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  async check() {
    const fields = this.fields();
    try {
      this.show(fields, await this.ask(this.root.dataset.address, fields.map(textOf)));
    } catch {
      this.find("result").textContent = this.root.dataset.failed;
    }
  }

  // Fills the parts that are empty, says what it changed, and looks over what is there then.
  async draft() {
    const parts = [...document.querySelectorAll(this.root.dataset.fields)].filter(
      (field) => !field.value.trim() && !field.readOnly && sourceOf(field),
    );
    const { draft } = this.find("draft").dataset;
    try {
      const { drafts } = await this.ask(draft, parts.map(sourceOf));
      for (const [place, field] of parts.entries()) {
        field.value = drafts[place].text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const changes = drafts.flatMap(({ done }) => done).map((change) => change.join(" → "));
      this.find("done").replaceChildren(...[...new Set(changes)].map(listItem));
    } catch {
      this.find("result").textContent = this.root.dataset.failed;
      return;
    }
    await this.check();
  }

  show(fields, answer) {
    const items = answer.texts.flatMap((found, place) =>
      found.map((finding) => this.item(fields[place], finding)),
    );
    this.find("findings").replaceChildren(...items);
    this.find("result").textContent = items.length ? String(items.length) : this.root.dataset.none;
    this.find("score").hidden = answer.score === null;
    this.find("number").textContent = answer.score ?? "";
    this.find("level").textContent = answer.level;
  }

  item(field, finding) {
    const item = this.find("finding").content.cloneNode(true).firstElementChild;
    const text = textOf(field);
    const { start, end, suggestion, explanation } = finding;
    this.find("before", item).textContent = withoutMarkup(text.slice(0, start)).slice(-AROUND);
    this.find("words", item).textContent = withoutMarkup(text.slice(start, end));
    this.find("after", item).textContent = withoutMarkup(text.slice(end)).slice(0, AROUND);
    this.find("why", item).textContent = finding.why;
    this.find("better", item).hidden = !suggestion;
    this.find("suggestion", item).textContent = suggestion;
    this.find("explained", item).hidden = !explanation;
    this.find("explanation", item).textContent = explanation;
    this.find("show", item).addEventListener("click", () => select(field, start, end));
    const take = this.find("take", item);
    take.hidden = !suggestion || NO_WORDING.test(suggestion) || !("value" in field) || field.readOnly;
    take.addEventListener("click", () => {
      field.setRangeText(suggestion, start, end, "select");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      this.check();
    });
    return item;
  }
}

// A field of a form, or one paragraph of an editor of rich text.
function textOf(field) {
  return "value" in field ? field.value : field.textContent;
}

function withoutMarkup(text) {
  return text.replaceAll(MARKUP, "");
}

// The Japanese of a part, "" where what is shown is how it has changed.
function sourceOf(field) {
  const source = document.getElementById(field.getAttribute("aria-labelledby"));
  return source?.querySelector(".part__text:not(.comparison)")?.innerText.trim() ?? "";
}

function listItem(text) {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}

function select(field, start, end) {
  field.scrollIntoView({ block: "center" });
  if ("value" in field) {
    field.focus();
    field.setSelectionRange(start, end);
    return;
  }
  field.closest("[contenteditable]")?.focus();
  const [from, to] = [place(field, start), place(field, end)];
  getSelection().setBaseAndExtent(...from, ...to);
}

// The node and offset of a letter of `element`.
function place(element, letter) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let rest = letter;
  while (walker.nextNode()) {
    if (rest <= walker.currentNode.length) return [walker.currentNode, rest];
    rest -= walker.currentNode.length;
  }
  return [element, 0];
}

for (const root of document.querySelectorAll("[data-easy-aid]")) new EasyAid(root);
