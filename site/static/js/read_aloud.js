// Reads a page aloud with the browser's own voice, sentence by sentence. Where the browser has no
// voice of the page's language, its buttons stay hidden.

const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, td, th, figcaption";
const SILENT =
  "nav, form, button, script, style, rt, rp, [hidden], [aria-hidden=true], [popover], .visually-hidden, .page-meta, .pagination, [data-read-aloud]";
// What voices call a language, where it is not what pages call it.
const VOICES = { "ja-x-easy": "ja", "zh-hans": "zh-cn", tl: "fil" };
const MARK = "read-aloud";

// The text of a block as pieces: where each stands, and how it is spoken. A reading stands for its kanji.
const piecesOf = (block) => {
  const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const pieces = [];
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const holder = node.parentElement;
    // A word that opens its explanation is a button within a sentence.
    const silent = holder.closest(SILENT);
    if (silent && !(silent.matches(".explained") && block.contains(silent))) continue;
    if (holder.closest(BLOCKS) !== block) continue;
    const reading = holder.closest("ruby")?.querySelector("rt")?.textContent;
    pieces.push({ node, text: node.data, spoken: reading ?? node.data });
  }
  return pieces;
};

const sentencesOf = (block, segmenter) => {
  const pieces = piecesOf(block);
  const whole = pieces.map((piece) => piece.text).join("");
  return [...segmenter.segment(whole)]
    .filter(({ segment }) => segment.trim())
    .map(({ segment, index }) => sentenceAt(pieces, index, index + segment.length));
};

const sentenceAt = (pieces, start, end) => {
  const range = document.createRange();
  let [place, spoken, begun] = [0, "", false];
  for (const { node, text, spoken: said } of pieces) {
    const [from, to] = [Math.max(start - place, 0), Math.min(end - place, text.length)];
    place += text.length;
    if (from >= to) continue;
    if (!begun) range.setStart(node, from);
    range.setEnd(node, to);
    begun = true;
    spoken += said === text ? text.slice(from, to) : said;
  }
  return { range, spoken: spoken.replaceAll(/\s+/g, " ").trim() };
};

const voiceFor = (language) => {
  const wanted = VOICES[language] ?? language;
  const code = (voice) => voice.lang.toLowerCase().replaceAll("_", "-");
  const voices = speechSynthesis.getVoices();
  const [base] = wanted.split("-");
  return (
    voices.find((voice) => code(voice).startsWith(wanted)) ??
    voices.find((voice) => code(voice).split("-")[0] === base)
  );
};

const mark = (range) => {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(MARK);
  if (range) CSS.highlights.set(MARK, new Highlight(range));
};

const show = (range) => {
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) range.startContainer.parentElement.scrollIntoView({ block: "center" });
};

class Reader {
  constructor(box, language) {
    this.language = language;
    this.buttons = Object.fromEntries(
      [...box.querySelectorAll("button")].map((button) => [button.dataset.do, button]),
    );
    this.at = 0;
    this.speaking = null;
    for (const [name, button] of Object.entries(this.buttons))
      button.addEventListener("click", () => this[name]());
    addEventListener("pagehide", () => this.stop());
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.speaking) this.stop();
    });
  }

  play() {
    if (!this.sentences) {
      const segmenter = new Intl.Segmenter(this.language.split("-")[0], { granularity: "sentence" });
      const blocks = [...document.querySelectorAll("main")].flatMap((main) => [
        ...main.querySelectorAll(BLOCKS),
      ]);
      const own = blocks.filter(
        (block) => (block.closest("[lang]")?.lang ?? "") === document.documentElement.lang,
      );
      this.sentences = own.flatMap((block) => sentencesOf(block, segmenter));
    }
    this.say();
    this.offer("pause", "stop");
  }

  say() {
    const sentence = this.sentences[this.at];
    if (!sentence) return this.stop();
    const utterance = new SpeechSynthesisUtterance(sentence.spoken);
    utterance.voice = voiceFor(this.language);
    utterance.lang = utterance.voice.lang;
    utterance.onend = () => {
      if (this.speaking !== utterance) return; // silenced, not said
      this.at += 1;
      this.say();
    };
    this.speaking = utterance; // kept, or some browsers forget it before its end
    mark(sentence.range);
    show(sentence.range);
    speechSynthesis.speak(utterance);
  }

  silence() {
    this.speaking = null;
    speechSynthesis.cancel();
  }

  // Some browsers cannot pause a voice: the sentence is begun again.
  pause() {
    this.silence();
    this.offer("play", "stop");
  }

  stop() {
    this.silence();
    mark(null);
    this.at = 0;
    this.offer("play");
  }

  // Shows the buttons that can be pressed now; the focus does not stay on one that goes.
  offer(...names) {
    const buttons = Object.entries(this.buttons);
    const [focused] = buttons.find(([, button]) => button === document.activeElement) ?? [];
    for (const [name, button] of buttons) button.hidden = !names.includes(name);
    if (focused && !names.includes(focused)) this.buttons[names[0]].focus();
  }
}

const box = document.querySelector("[data-read-aloud]");
if (box && "speechSynthesis" in window && "Segmenter" in Intl) {
  const { lang } = document.documentElement;
  const reader = new Reader(box, lang);
  const offer = () => {
    box.hidden = !voiceFor(lang);
  };
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  offer();
  if (!reader.speaking) reader.offer("play");
}
