// Filters of a large table. The form comes hidden; without this script every row is simply there.
// A row with data-again says another one again: it is shown, not counted.
// A row has its facets as tokens in data-facets: "area:thu-tuc unit:van-phong role:lead role-unit:lead:van-phong".
(() => {
  "use strict";

  function wanted(values) {
    const tokens = Object.entries(values).filter(([, value]) => value);
    // A unit and a role chosen together mean: this unit in this role.
    if (values.unit && values.role) {
      return tokens
        .filter(([key]) => key !== "unit" && key !== "role")
        .concat([["role-unit", `${values.role}:${values.unit}`]])
        .map((pair) => pair.join(":"));
    }
    return tokens.map((pair) => pair.join(":"));
  }

  function apply(form, rows, groups) {
    const tokens = wanted(Object.fromEntries(new FormData(form)));
    const narrowed = tokens.length > 0;
    const total = rows.filter((row) => !("again" in row.dataset)).length;
    let shown = 0;
    for (const row of rows) {
      const own = row.dataset.facets.split(" ");
      row.hidden = !tokens.every((token) => own.includes(token));
      shown += row.hidden || "again" in row.dataset ? 0 : 1;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-facets]:not([hidden])");
      // What is found must not stay folded away; once nothing is looked for, it folds again.
      if (group.localName === "details" && narrowed !== (form.dataset.narrowed === "yes")) group.open = narrowed;
    }
    form.dataset.narrowed = narrowed ? "yes" : "";
    const count = form.querySelector("[data-count]");
    count.textContent = count.dataset.count.replace("{n}", shown).replace("{total}", total);
  }

  for (const form of document.querySelectorAll("form[data-filter]")) {
    const rows = [...document.querySelectorAll("[data-facets]")];
    const groups = [...document.querySelectorAll("[data-group]")];
    const update = () => apply(form, rows, groups);
    form.hidden = false;
    form.addEventListener("change", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(update));
    update();
  }
})();
