// Improvements of a page that already works: each part looks for its own elements.

const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu !== except) menu.open = false;
  }
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details[data-menu][open]");
  closeMenus();
  menu?.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  closeMenus(event.target.closest?.("details[data-menu]"));
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue; // only where the connection is safe
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.parentElement.querySelector("[data-copy-status]").textContent = button.dataset.done;
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share && !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    if (navigator.share) {
      await navigator.share({ title: document.title, url }).catch(() => {}); // closed by the reader
      return;
    }
    await navigator.clipboard.writeText(url);
    button.parentElement.querySelector("[data-share-status]").textContent = button.dataset.done;
  });
}

// A fold with single choices belongs to the last answer of the question above it.
for (const fold of document.querySelectorAll("details[data-opened-by]")) {
  const answers = document.querySelectorAll(`input[name="${fold.dataset.openedBy}"]`);
  const last = answers[answers.length - 1];
  for (const answer of answers) {
    answer.addEventListener("change", () => {
      fold.open = last.checked;
    });
  }
  fold.addEventListener("change", () => {
    last.checked = true;
  });
}
