// Inside a frame: theme and heading by the address (?theme=dark&heading=off), and the height to whoever holds the frame.
(() => {
  "use strict";
  const root = document.documentElement;
  const wish = new URLSearchParams(location.search);
  if (/^(light|dark)$/.test(wish.get("theme"))) root.dataset.theme = wish.get("theme");
  if (wish.get("heading") === "off") root.dataset.heading = "off";
  if (parent === self) return;

  let told = 0;
  let due;
  // The body's rectangle: the root's scrollHeight never shrinks below the frame itself.
  const tell = () => {
    const style = getComputedStyle(document.body);
    const margins = parseFloat(style.marginTop) + parseFloat(style.marginBottom);
    const height = Math.ceil(document.body.getBoundingClientRect().height + margins);
    if (height && height !== told) parent.postMessage({ cchc: 1, height: (told = height) }, "*");
  };
  const soon = () => {
    clearTimeout(due);
    due = setTimeout(tell, 40);
  };
  addEventListener("DOMContentLoaded", () => {
    tell();
    new ResizeObserver(soon).observe(document.body);
    document.fonts.ready.then(soon);
  });
  addEventListener("load", () => {
    told = 0; // whoever listens since shall know
    soon();
  });
  addEventListener("toggle", soon, true);

  // A sandbox without allow-popups stops links that open a page of their own: then the address stands there, to be
  // copied. The frame stays what it is: no site may frame the whole page.
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='.']");
    if (self.origin !== "null" || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (open(link.href) || link.title) return;
    link.title = link.href;
    link.after(` ${link.href}`);
  });
})();
