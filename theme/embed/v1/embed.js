// <div data-cchc="authority/plan/…"> becomes a frame as high as its content.
// data-lang="vi|en", data-theme="auto|light|dark", data-heading="on|off"
(() => {
  "use strict";
  const root = new URL("../../", document.currentScript.src);
  const places = new Map(); // by frame

  const address = ({ cchc, lang = "vi", theme = "auto", heading = "on" }) => {
    const path = cchc.replace(/^[^/]+\/(?!don-vi$)[^/]+$/, "$&/index");
    const folder = lang === "vi" || !/^[a-z-]+$/i.test(lang) ? "" : `${lang}/`;
    const url = new URL(`${folder}embed/v1/${path}.html`, root);
    url.search = new URLSearchParams({ theme, heading });
    return url.href;
  };

  const start = () => {
    for (const place of document.querySelectorAll("[data-cchc]:not([data-cchc-on])")) {
      if (!/^[a-z0-9-]+(\/[a-z0-9-]+)+$/.test(place.dataset.cchc)) continue;
      place.dataset.cchcOn = "";
      const frame = document.createElement("iframe");
      const set = {
        title: place.innerText.trim() || "CCHC", src: address(place.dataset), width: "100%", height: 320,
        loading: "lazy", frameborder: 0, referrerpolicy: "no-referrer",
      };
      if (root.protocol !== "file:") // where it hides the style
        set.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
      for (const name in set) frame.setAttribute(name, set[name]);
      places.set(frame, place);
      place.append(frame);
    }
  };

  addEventListener("message", ({ source, data }) => {
    for (const [frame, place] of places) {
      if (!source || frame.contentWindow !== source) continue;
      if (data?.cchc !== 1 || !Number.isFinite(data.height)) return;
      frame.style.height = `${Math.min(5000, Math.max(80, Math.ceil(data.height)))}px`;
      while (place.firstChild !== frame) place.firstChild.remove(); // moved, it would load again
    }
  });

  window.cchcEmbed = start;
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
