/* The translators' editor with script: a part is saved as soon as it is left, Ctrl+Enter saves it
   and goes to the next untranslated one, and the glossary is checked as one types. Without script
   the same form does the same at the press of a button. */

const ASK_EVERY = 30_000; // ms
const root = document.querySelector("[data-translating]");
const form = document.getElementById("parts");
const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
const words = { saved: root.dataset.saved, failed: root.dataset.notSaved, overtaken: root.dataset.overtaken };
let since = root.dataset.since;

const partOf = (element) => element.closest("[data-part]");
const fieldOf = (part) => part.querySelector("textarea");
const seenOf = (part) => part.querySelector("input[type=hidden]");
const isMissing = (part) => part.classList.contains("part--missing");
const hasChanged = (part) => fieldOf(part).value !== fieldOf(part).defaultValue;

function say(part, sentence) {
  part.querySelector("[data-status]")?.replaceChildren(sentence);
}

function problem(part, sentence, theirs) {
  const help = part.querySelector(".part__help");
  for (const old of help.querySelectorAll("[data-problem]")) old.remove();
  part.classList.toggle("part--problem", Boolean(sentence));
  if (sentence) say(part, "");
  fieldOf(part).toggleAttribute("aria-invalid", Boolean(sentence));
  for (const [text, name] of [
    [theirs, "part__theirs"],
    [sentence, "error-message"],
  ]) {
    if (!text) continue;
    const line = document.createElement("p");
    line.className = name;
    line.dataset.problem = "";
    line.textContent = text;
    help.prepend(line);
  }
}

/** Show what became of a part that held `sent`; what was typed since then stays. */
function show(part, row, sent = fieldOf(part).defaultValue) {
  problem(part, row.problem, row.theirs);
  if (row.seen) seenOf(part).value = row.seen;
  if (!row.saved) return;
  const field = fieldOf(part);
  const kept = row.typed || row.missing ? row.typed : sent;
  if (field.value === sent) field.value = kept;
  field.defaultValue = kept;
  part.classList.toggle("part--missing", row.missing);
  if (!row.missing) {
    const done = "[name=keep], .part__offers, .part__words > .part__note";
    for (const old of part.querySelectorAll(done)) old.remove();
  }
  const faults = part.querySelector("[data-faults]");
  faults.replaceChildren(
    ...row.faults.map((sentence) => {
      const line = document.createElement("li");
      line.textContent = sentence;
      return line;
    }),
  );
  faults.hidden = row.faults.length === 0;
  say(part, words.saved);
  checkTerms(part);
}

/** Save one part; `button` is the one that was pressed, if any. Return whether it was saved. */
async function save(part, button) {
  const sent = fieldOf(part).value;
  const data = new FormData();
  data.set("csrfmiddlewaretoken", token);
  data.set(fieldOf(part).name, sent);
  data.set(seenOf(part).name, seenOf(part).value);
  if (button) data.set(button.name, button.value);
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
    });
    const answer = await response.json();
    document.querySelector("[data-progress]").textContent = answer.progress;
    if (answer.refusal) {
      problem(part, answer.refusal);
      return false;
    }
    for (const row of answer.rows) {
      const shown = document.getElementById(`part-${row.name}`);
      show(shown, row, shown === part ? sent : undefined);
    }
    return answer.whole;
  } catch {
    say(part, words.failed); // what was typed stays in its field; the next press tries again
    return false;
  }
}

function nextMissing(part) {
  const all = [...form.querySelectorAll("[data-part]")];
  const after = all.slice(part ? all.indexOf(part) + 1 : 0);
  const next = [...after, ...all].find((other) => other !== part && isMissing(other));
  if (!next) return;
  next.scrollIntoView({ block: "center" });
  fieldOf(next).focus();
}

/** A press at a part saves it here; true if the press was taken. */
async function press(button) {
  const part = partOf(button);
  const saved = await save(part, button);
  if (saved && button.name === "take") button.closest(".part__remark").remove();
  if (saved) nextMissing(part);
}

function checkTerms(part) {
  const text = fieldOf(part).value.toLowerCase();
  part.querySelectorAll("[data-term]").forEach((term) => {
    const used = term.dataset.term.split("/").some((choice) => text.includes(choice.trim().toLowerCase()));
    term.classList.toggle("part__term--missing", text !== "" && !used);
  });
}

async function askForOthers() {
  if (document.hidden) return;
  try {
    const response = await fetch(`${root.dataset.others}?since=${encodeURIComponent(since)}`, {
      headers: { Accept: "application/json" },
    });
    const answer = await response.json();
    since = answer.now;
    const people = document.querySelector("[data-people]");
    const sentence = answer.others.length ? `${people.dataset.sentence} ${answer.others.join(", ")}` : "";
    if (people.textContent.trim() !== sentence) people.textContent = sentence;
    answer.rows.forEach(showTheirs);
  } catch {
    return; // asked again in a while
  }
}

/** Somebody else wrote a part: put it here where nothing was typed, and say so either way. */
function showTheirs(row) {
  const part = document.getElementById(`part-${row.name}`);
  if (!part || seenOf(part).value === row.seen) return;
  say(part, words.overtaken);
  if (hasChanged(part) || document.activeElement === fieldOf(part)) return;
  fieldOf(part).value = fieldOf(part).defaultValue = row.typed;
  seenOf(part).value = row.seen;
  part.classList.remove("part--missing");
}

form.addEventListener("focusout", (event) => {
  if (event.target.matches("textarea") && !event.target.readOnly && hasChanged(partOf(event.target))) {
    if (!event.relatedTarget?.matches("button[type=submit]")) save(partOf(event.target));
  }
});

form.addEventListener("input", (event) => checkTerms(partOf(event.target)));

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea")) return;
  event.preventDefault();
  const button = partOf(event.target).querySelector("[name=save]");
  if (button) press(button);
});

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.code !== "KeyN") return;
  event.preventDefault();
  nextMissing(partOf(document.activeElement));
});

form.addEventListener("submit", (event) => {
  const part = event.submitter && partOf(event.submitter);
  if (!part) {
    form.dataset.leaving = "yes";
    return;
  }
  event.preventDefault();
  press(event.submitter);
});

document.querySelector("[data-next]")?.addEventListener("click", (event) => {
  event.preventDefault();
  nextMissing(partOf(document.activeElement));
});

window.addEventListener("beforeunload", (event) => {
  if (!form.dataset.leaving && [...form.querySelectorAll("[data-part]")].some(hasChanged))
    event.preventDefault();
});

setInterval(askForOthers, ASK_EVERY);
