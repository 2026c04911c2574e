// Search, filters, order and pages of the accounts. The rows are the page's own: without this script all of them show.
(() => {
  "use strict";
  const ROWS_A_PAGE = 100;
  // More is no list to read on paper; filters choose what is printed.
  const ROWS_PRINTED = 300;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  root.classList.add("js");

  const theme = byId("theme");
  const remembered = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
  const prefersDark = () => matchMedia("(prefers-color-scheme: dark)").matches;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefersDark());
  const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  if (remembered === "dark" || remembered === "light") root.dataset.theme = remembered;
  theme.hidden = false;
  showTheme();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* a page from a file may not keep anything */ }
    showTheme();
  });

  const table = byId("accounts");
  const shown = byId("shown");
  const controls = byId("controls");
  const search = byId("search");
  const sortBy = byId("sort");
  const filters = [...controls.querySelectorAll("select[data-filter]")];
  const headings = [...table.tHead.rows[0].cells];
  const count = new Intl.NumberFormat(root.lang);
  const collator = new Intl.Collator(root.lang, { numeric: true, sensitivity: "base" });
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const fill = (element, values) => {
    element.textContent = element.dataset.text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };

  const NAME = 0, OWNER = 1, SEGMENT = 2, PRIORITY = headings.length - 1;
  const accounts = [...byId("store").rows].map((row, place) => {
    const values = [...row.cells].map((cell, column) => {
      if (cell.dataset.v === undefined) return null;
      return headings[column].dataset.k === "number" ? Number(cell.dataset.v) : cell.dataset.v;
    });
    const words = [values[NAME], values[OWNER], values[SEGMENT], row.dataset.id];
    return { row, place, values, text: fold(words.filter((word) => word !== null).join("\n")) };
  });
  byId("store").remove();

  let order = { column: PRIORITY, descending: true };
  let page = 0;
  let found = accounts;

  // What is not known comes last in either direction; equals stay by priority.
  const compare = (a, b) => {
    const [x, y] = [a.values[order.column], b.values[order.column]];
    if (x === null || y === null) return (x === null) - (y === null) || a.place - b.place;
    const difference = typeof x === "number" ? x - y : collator.compare(x, y);
    return (order.descending ? -difference : difference) || a.place - b.place;
  };

  const told = (shown) => fill(byId("showing"), { shown: count.format(shown), total: count.format(accounts.length) });

  const draw = (rows) => {
    shown.replaceChildren(...rows.map((account) => account.row));
  };

  const showPage = () => {
    const pages = Math.max(1, Math.ceil(found.length / ROWS_A_PAGE));
    page = Math.min(Math.max(page, 0), pages - 1);
    draw(found.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE));
    byId("pager").hidden = pages === 1;
    byId("previous").disabled = page === 0;
    byId("next").disabled = page === pages - 1;
    fill(byId("page"), { page: count.format(page + 1), pages: count.format(pages) });
  };

  const update = () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const wanted = filters.filter((select) => select.value !== "*").map((select) => [select.dataset.filter, select.value.slice(1)]);
    found = accounts.filter((account) =>
      words.every((word) => account.text.includes(word)) && wanted.every(([name, value]) => account.row.dataset[name] === value));
    found.sort(compare);
    page = 0;
    showPage();
    byId("empty").hidden = found.length > 0;
    table.hidden = found.length === 0;
    told(found.length);
  };

  const sort = (column, descending) => {
    order = { column, descending };
    headings.forEach((heading, place) => {
      if (place === column) heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    });
    sortBy.value = `${column} ${descending}`;
    update();
  };

  headings.forEach((heading, column) => {
    const label = heading.querySelector(".label");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label.textContent;
    label.replaceWith(button);
    heading.dataset.l = button.textContent;
    const isNumber = heading.dataset.k === "number";
    button.addEventListener("click", () => sort(column, order.column === column ? !order.descending : isNumber));
    for (const descending of [isNumber, !isNumber]) {
      const word = descending ? table.dataset.descending : table.dataset.ascending;
      sortBy.add(new Option(`${button.textContent}, ${word}`, `${column} ${descending}`));
    }
  });

  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, accounts.length > 500 ? 120 : 0);
  });
  filters.forEach((select) => select.addEventListener("change", update));
  sortBy.addEventListener("change", () => {
    const [column, descending] = sortBy.value.split(" ");
    sort(Number(column), descending === "true");
  });
  controls.addEventListener("submit", (event) => event.preventDefault());
  controls.addEventListener("reset", () => setTimeout(() => sort(PRIORITY, true)));
  const turn = (pages) => {
    page += pages;
    showPage();
    byId("accounts-heading").scrollIntoView();
  };
  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  addEventListener("beforeprint", () => {
    const printed = found.slice(0, ROWS_PRINTED);
    draw(printed);
    told(printed.length);
  });
  addEventListener("afterprint", () => {
    showPage();
    told(found.length);
  });

  controls.hidden = false;
  sort(PRIORITY, true);
})();
