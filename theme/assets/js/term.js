// The meaning beside a marked term. Styles show it on hover and focus; this script adds what they cannot:
// Escape puts it away, and under a finger the first tap shows it, the second follows the link.
(() => {
  "use strict";

  let asked = null; // the term a finger came down on while its meaning was not shown

  function putAway(except) {
    for (const one of document.querySelectorAll(".gloss:is(:hover, :focus-within)")) {
      one.classList.toggle("put-away", one !== except);
    }
  }

  function show(event) {
    const one = event.target.closest(".gloss");
    if (one && !one.contains(event.relatedTarget)) one.classList.remove("put-away");
  }

  document.addEventListener("focusin", show);
  document.addEventListener("mouseover", show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") putAway(null);
  });
  document.addEventListener("pointerdown", (event) => {
    asked = null;
    if (event.pointerType !== "touch") return;
    const one = event.target.closest(".gloss");
    if (one && !one.matches(":focus-within:not(.put-away)")) asked = event.target.closest(".term");
    putAway(one);
  });
  document.addEventListener("click", (event) => {
    if (!asked || !event.detail || !asked.contains(event.target)) return;
    event.preventDefault();
    asked.focus({ preventScroll: true });
    asked.parentElement.classList.remove("put-away");
  });
})();
