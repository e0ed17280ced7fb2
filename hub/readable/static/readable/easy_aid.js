// The writing aid for easy Japanese: asks the server about the fields of the form, shows what it
// found, leads to its place, and writes a better wording where the author takes it.

const AROUND = 12; // letters shown before and after a finding
const JAPANESE = /[\u3041-\u3096]/;
const NO_WORDING = /[…〜（]/; // a hint, not words to put in

class EasyAid {
  constructor(root) {
    this.root = root;
    this.find("check").addEventListener("click", () => this.check());
  }

  find(name, within = this.root) {
    return within.querySelector(`[data-${name}]`);
  }

  fields() {
    return [...document.querySelectorAll(this.root.dataset.fields)].filter(
      (field) => JAPANESE.test(textOf(field)) && field.checkVisibility(),
    );
  }

  async check() {
    const fields = this.fields();
    const result = this.find("result");
    try {
      const response = await fetch(this.root.dataset.address, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value,
        },
        body: JSON.stringify({ texts: fields.map(textOf) }),
      });
      if (!response.ok) throw new Error(response.statusText);
      this.show(fields, await response.json());
    } catch {
      result.textContent = this.root.dataset.failed;
    }
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
    this.find("before", item).textContent = text.slice(Math.max(0, start - AROUND), start);
    this.find("words", item).textContent = text.slice(start, end);
    this.find("after", item).textContent = text.slice(end, end + AROUND);
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
