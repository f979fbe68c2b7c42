// The form that makes snippets. Its data are classic scripts that call cchcBuilder, so it works on file:// too.
(() => {
  "use strict";

  const form = document.querySelector("form[data-embed]");
  const field = (name) => form.querySelector(`#nhung-${name}`);
  const [authority, item, kind, language, theme, heading] =
    ["co-quan", "muc", "kieu", "ngon-ngu", "nen", "tieu-de"].map(field);
  const text = field("doan-ma");
  const preview = field("xem-truoc");
  const note = form.querySelector("[data-note]");
  const said = form.querySelector("[role=status]");
  const here = new URL(form.dataset.root, location.href.replace(/[?#].*$/, ""));
  const HEIGHT = 420;

  const shards = new Map(); // "vi/le-hong" → its data; null while it loads
  let wanted = decodeURIComponent(new URLSearchParams(location.search).get("muc") || location.hash.slice(1));

  // The portal's own address: as configured, else where this page is served, else a placeholder.
  const base = () =>
    form.dataset.site || (/^http/.test(location.protocol) ? here.href.replace(/\/$/, "") : form.dataset.placeholder);

  // The same address in what stands below the form.
  for (const code of document.querySelectorAll("code[data-address]")) {
    const address = code.dataset.address === "origin" ? base().split("/", 3).join("/") : base();
    code.textContent = code.textContent.replaceAll(form.dataset.placeholder, address);
  }

  const escaped = (words) =>
    words.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

  const tag = (name, attributes) =>
    `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`).join("")}>`;

  function element(name, more, ...children) {
    const made = Object.assign(document.createElement(name), more);
    made.append(...children);
    return made;
  }

  function shard(locale, id) {
    const name = `${locale}/${id}`;
    if (!shards.has(name)) {
      shards.set(name, null);
      const script = element("script", { src: new URL(`assets/embed/${name}.js`, here).href });
      script.onerror = () => { said.textContent = form.dataset.failed; };
      document.head.append(script);
    }
    return shards.get(name);
  }

  function chosen(locale) {
    const all = shard(locale, authority.value)?.groups.flatMap((group) => group.items);
    return all?.find((one) => one.id === item.value);
  }

  // What the frame is asked for beside its address.
  function wishes() {
    const asked = new URLSearchParams();
    if (theme.value !== "auto") asked.set("theme", theme.value);
    if (heading.value === "off") asked.set("heading", "off");
    return asked.size ? `?${asked}` : "";
  }

  const title = (one, data) => `${one.title} – ${data.name}`;

  const snippets = {
    script(one, data) {
      const place = {
        "data-cchc": one.id, "data-lang": data.locale, "data-theme": theme.value, "data-heading": heading.value,
      };
      const link = `${tag("a", { href: `${base()}/${one.page}` })}${escaped(title(one, data))}</a>`;
      const script = tag("script", { src: `${base()}/embed/v1/embed.js` }).replace(/>$/, " async>");
      return `${tag("div", place)}${link}</div>\n${script}</script>\n`;
    },
    frame: (one, data) => `${tag("iframe", {
      src: `${base()}/${one.frame}${wishes()}`, title: title(one, data), width: "100%", height: HEIGHT,
      loading: "lazy", frameborder: 0, referrerpolicy: "no-referrer",
      sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
    })}</iframe>\n`,
    badge: (one, data) =>
      `${tag("a", { href: `${base()}/${one.page}` })}${tag("img", {
        src: `${base()}/${one.badge}`, alt: title(one, data), width: 360,
      })}</a>\n`,
    article: (one) => one.article.replaceAll('href="%CCHC%/', `href="${escaped(base())}/`),
  };

  const previews = {
    script(one, data) {
      const place = element("div", {}, element("a", { href: new URL(one.page, here).href }, title(one, data)));
      Object.assign(place.dataset, {
        cchc: one.id, lang: data.locale, theme: theme.value, heading: heading.value,
      });
      return place;
    },
    frame: (one, data) => Object.assign(document.createElement("iframe"), {
      src: new URL(one.frame, here).href + wishes(), title: title(one, data), width: "100%", height: HEIGHT,
    }),
    badge: (one, data) => element("img", { src: new URL(one.badge, here).href, alt: title(one, data) }),
    article: (one, data) => Object.assign(document.createElement("iframe"), {
      src: new URL(one.frame.replace(/(\/index)?\.html$/, (end, plan) => plan ? "/bai-viet.html" : ".bai-viet.html"), here).href,
      title: title(one, data), width: "100%", height: HEIGHT,
    }),
  };

  function show() {
    const data = shard(language.value, authority.value);
    const one = chosen(language.value);
    const before = text.value;
    text.value = ""; // and stays so while the item's script is on the way
    if (!one) return;
    for (const option of kind.options) option.disabled = /badge|article/.test(option.value) && !one.badge;
    if (kind.selectedOptions[0].disabled) kind.value = "script";
    const still = /badge|article/.test(kind.value);
    theme.disabled = heading.disabled = still;
    text.value = snippets[kind.value](one, data);
    if (text.value !== before) said.textContent = ""; // what was said is about what was copied
    note.hidden = base() !== form.dataset.placeholder;
    preview.replaceChildren(previews[kind.value](one, data));
    window.cchcEmbed?.();
  }

  function list() {
    const data = shard(form.dataset.locale, authority.value);
    if (!data) return;
    item.replaceChildren(...data.groups.map(({ title: label, items }) =>
      element("optgroup", { label }, ...items.map((one) => {
        const words = one.title.length > 90 ? `${one.title.slice(0, 88)}…` : one.title;
        return element("option", { value: one.id, lang: one.lang }, words);
      })),
    ));
    const found = [...item.options].find((option) => option.value === wanted);
    item.value = (found || item.options[1] || item.options[0]).value;
    show();
  }

  function turn() {
    wanted = decodeURIComponent(location.hash.slice(1)) || wanted;
    const id = wanted.split("/")[0];
    if ([...authority.options].some((option) => option.value === id)) authority.value = id;
    list();
    form.scrollIntoView();
  }

  window.cchcBuilder = {
    authorities(all) {
      if (!all.length) return;
      authority.replaceChildren(...all.map((one) => element("option", { value: one.id, lang: one.lang }, one.name)));
      language.value = form.dataset.locale;
      form.hidden = false;
      if (wanted) turn();
      else list();
    },
    add(data) {
      shards.set(`${data.locale}/${data.id}`, data);
      if (data.locale === form.dataset.locale && data.id === authority.value && !chosen(data.locale)) list();
      else show();
    },
  };

  form.addEventListener("change", (event) => (event.target === authority ? list() : show()));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", turn);
  addEventListener("load", () => { if (wanted) form.scrollIntoView(); });
  form.querySelector("button").addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = form.dataset.copied;
    } catch {
      said.textContent = document.execCommand("copy") ? form.dataset.copied : form.dataset.notCopied;
    }
  });
})();
