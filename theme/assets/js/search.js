/* An ARIA combobox over MiniSearch. Classic scripts, fetched on first use, work from file:// and under a strict
   Content-Security-Policy; data reaches the page as text nodes only. */
(function () {
  "use strict";

  const SHOWN = 12; // results
  const EXCERPT = 120; // characters of text under a result
  const PAUSE = 120; // milliseconds after the last key

  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const CHUNK = /[\p{L}\p{M}\p{N}]+(?:[-/.][\p{L}\p{M}\p{N}]+)*/gu; // a word, or a document number: 76/NQ-CP
  const OLD_TONE = /([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])/g; // hòa and hoà are one spelling

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
  const exact = (text) => text.normalize("NFD").toLowerCase().replace(OLD_TONE, "$1$3$2").normalize("NFC");
  const words = (text) => text.match(WORD) || [];
  const chunks = (text) => exact(text).match(CHUNK) || [];
  const spaced = (list) => ` ${list.join(" ")} `;

  // The words without tones; abbreviations also written out, and what they stand for also abbreviated.
  function spread(text) {
    const own = spaced(words(exact(text)));
    const more = aliases.filter(({ sign }) => own.includes(sign)).map(({ to }) => to);
    return [spaced(words(fold(text))), ...more, ""].join("|");
  }

  let state = ""; // loading, ready, failed
  let labels = {};
  let aliases = [];
  let shards = [];
  let pages = [];
  let index;
  const forms = []; // what each form does when the state changes

  window.cchcSearch = {
    manifest(data) {
      ({ shards, labels } = data);
      const pairs = Object.entries(data.abbreviations).flatMap(([short, long]) => [[short, long], [long, short]]);
      aliases = pairs.map(([from, to]) => ({
        sign: spaced(words(exact(from))), // with its tones: TU is not "từ"
        from: words(fold(from)),
        to: spaced(words(fold(to))),
      }));
    },
    add(entries) {
      index.addAll(entries.map((page) => {
        const texts = [page.t, `${page.k} | ${page.c}`, page.x];
        const [t, c, x] = texts.map(spread);
        const spelled = spaced(texts.flatMap(chunks).flatMap((chunk) => [chunk, ...words(chunk)]));
        pages.push({ ...page, spelled, folded: t + c + x });
        return { id: pages.length - 1, t, c, x };
      }));
    },
  };

  const script = (src) => new Promise((onload, onerror) => {
    document.head.append(Object.assign(element("script", { src }), { onload, onerror, async: false }));
  });

  // Once; after a failure the next focus tries again.
  function load(root, manifest) {
    if (state && state !== "failed") return;
    state = "loading";
    Promise.all([script(`${root}assets/js/minisearch.js`), script(root + manifest)])
      .then(() => {
        const prefix = (word, i, all) => i === all.length - 1;
        const searchOptions = { combineWith: "AND", boost: { t: 3, c: 0.5 }, prefix };
        index = new MiniSearch({ fields: ["t", "c", "x"], tokenize: words, searchOptions });
        pages = [];
        return Promise.all(shards.map((name) => script(root + manifest.replace(/[^/]*$/, name))));
      })
      .then(() => { state = "ready"; }, () => { state = "failed"; })
      .then(() => forms.forEach((refresh) => refresh()));
  }

  // Pages with every word, else with any, else with a slip of the keyboard. First the most words, then the exact
  // spelling, then the words side by side, then MiniSearch's own order.
  function find(query) {
    const asked = words(fold(query)).join(" ");
    const fuzzy = (word) => word.length > 3 && !/\d/.test(word) && 0.2;
    const ways = [{}, { combineWith: "OR" }, { fuzzy }, { combineWith: "OR", fuzzy }];
    const found = ways.reduce((hits, way) => (hits.length ? hits : index.search(asked, way)), []);

    const telling = chunks(query).filter((chunk) => fold(chunk) !== chunk || words(chunk)[1]);
    const holds = (text, phrase) => text.includes(` ${phrase}`) + text.includes(` ${phrase} `);
    const ranked = found.map(({ id, queryTerms, terms, score }) => {
      const page = pages[id];
      const exactly = telling.reduce((sum, chunk) => sum + holds(page.spelled, chunk), 0);
      return { page, terms, rank: [queryTerms.length, exactly, holds(page.folded, asked), score] };
    });
    return ranked.sort((a, b) => b.rank.reduce((order, value, i) => order || value - a.rank[i], 0));
  }

  // Where the words found stand in a text, as [from, to]; neighbours are joined.
  function marks(text, terms) {
    const meant = aliases.filter(({ from }) => from.every((word) => terms.includes(word))).map(({ to }) => to);
    const any = [...meant, ...terms].map((phrase) => words(phrase).join("\\P{L}")).join("|");
    const one = `(?:${any})(?![\\p{L}\\p{N}])`;
    const places = new RegExp(`(^|[^\\p{L}\\p{N}])${one}(?:[^\\p{L}\\p{N}]${one})*`, "gu");
    const inPlace = text.replace(/[^\0-\x7f]/g, (sign) => (fold(sign)[1] ? sign : fold(sign) || sign)).toLowerCase();
    return [...inPlace.matchAll(places)].map((found) => [found.index + found[1].length, found.index + found[0].length]);
  }

  // A text with its matches marked; a long one is cut to the words around its longest match.
  function marked(name, given, terms, length = Infinity) {
    const text = given.normalize("NFC");
    const found = marks(text, terms);
    const best = found.reduce((a, b) => (b[1] - b[0] > a[1] - a[0] ? b : a), found[0] || [0, 0]);
    const gap = text.indexOf(" ", best[0] - length / 3) + 1;
    let at = best[1] < length * 0.7 ? 0 : Math.min(best[0], gap || best[0]);
    const end = at + length < text.length ? Math.max(best[1], text.lastIndexOf(" ", at + length)) : text.length;
    const made = element("span", { class: name }, at ? "… " : "");
    found.filter(([from, to]) => from >= at && to <= end).forEach(([from, to]) => {
      made.append(text.slice(at, from), element("mark", {}, text.slice(from, to)));
      at = to;
    });
    made.append(text.slice(at, end), end < text.length ? " …" : "");
    return made;
  }

  const set = (node, attributes) =>
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    set(made, attributes);
    made.append(...children);
    return made;
  }

  const item = ({ page, terms }, root, id) =>
    element("li", { role: "none" }, element("a", { role: "option", id, href: root + page.u, tabindex: -1 },
      marked("find-title", page.t, terms),
      element("span", { class: "find-about" }, [page.k, page.c].filter(Boolean).join(" · ")),
      marked("find-text", page.x, terms, EXCERPT)));

  function enhance(form) {
    const [input, status, panel, note, list] = ["input", "[role=status]", ".find-panel", ".find-note", "ul"]
      .map((selector) => form.querySelector(selector));
    const { root, shards: manifest, locale } = form.dataset;
    let options = [];
    let active = -1;
    let shown, timer;

    function open(yes) {
      clearTimeout(timer);
      panel.hidden = !yes;
      set(input, { "aria-expanded": yes && options.length > 0 });
      if (!yes) activate(-1);
    }

    function activate(place) {
      const option = options[active = place];
      options.forEach((other) => set(other, { "aria-selected": other === option }));
      set(input, { "aria-activedescendant": option?.id || "" });
      option?.scrollIntoView({ block: "nearest" });
    }

    function refresh() {
      const query = input.value.trim();
      if (shown !== state + query) fill(query);
      open(query !== "" && form.contains(document.activeElement));
    }

    function fill(query) {
      shown = state + query;
      const found = state === "ready" ? find(query) : [];
      const label = state !== "ready" ? state : ["none", "result"][found.length] || "results";
      const text = query && (labels[label] || form.dataset[label]);
      note.textContent = status.textContent = text.replace("{n}", found.length.toLocaleString(locale));
      list.replaceChildren(...found.slice(0, SHOWN).map((result, i) => item(result, root, `${list.id}-${i}`)));
      list.hidden = !found.length;
      options = [...list.querySelectorAll("a")];
      activate(-1);
    }

    const wake = () => load(root, manifest);
    const on = (target, name, action) => target.addEventListener(name, action);
    const closeFor = (target) => target && !form.contains(target) && open(false);

    on(input, "focus", wake);
    on(input, "click", refresh);
    on(input, "input", () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, PAUSE);
    });
    on(input, "keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing) return; // the input method's key
      if (event.key === "Escape" && !panel.hidden) {
        event.preventDefault(); // the browser would empty the field
        open(false);
      } else if (step) {
        event.preventDefault();
        refresh();
        if (options.length) activate((Math.max(active, step < 0 ? 0 : -1) + step + options.length) % options.length);
      }
    });
    on(form, "submit", (event) => {
      if (state === "failed") return; // the form's action is the way that is left
      event.preventDefault();
      wake();
      input.focus();
      refresh();
      if (options.length) (options[active] || options[0]).click();
    });
    on(panel, "mousedown", (event) => event.preventDefault()); // the focus stays in the field
    on(list, "click", () => open(false));
    // Blurred to nowhere (a phone's keyboard put away), the results stay.
    on(form, "focusout", (event) => closeFor(event.relatedTarget));
    on(document, "pointerdown", (event) => closeFor(event.target));

    set(input, { role: "combobox", "aria-expanded": false });
    forms.push(refresh);
    if (document.activeElement === input) wake();
  }

  document.querySelectorAll("form[data-search]").forEach(enhance);

  // A word to try: without script it leads to the list of targets, here it goes into the nearest field.
  document.querySelectorAll("a[data-query]").forEach((link) =>
    link.addEventListener("click", (event) => {
      const input = link.closest("section, div")?.querySelector("form[data-search] input");
      if (!input) return;
      event.preventDefault();
      input.value = link.textContent;
      input.focus();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }),
  );
})();
