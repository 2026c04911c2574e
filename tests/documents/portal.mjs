// Opens a portal in Chromium, wide and narrow, light and dark, with and without script, and tells what is wrong with it.
//
//   node tests/documents/portal.mjs PATH_TO_index.html [FOLDER_FOR_SCREENSHOTS]
//
// Exit code 0 when nothing is wrong, 1 otherwise. CHROMIUM names the browser, /usr/bin/chromium where not set.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [, , page_path, screenshots] = process.argv;
if (page_path === undefined) {
  console.error("usage: node portal.mjs PATH_TO_index.html [FOLDER_FOR_SCREENSHOTS]");
  process.exit(1);
}
const address = pathToFileURL(resolve(page_path)).href;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const problems = [];
const problem = (where, what) => problems.push(`${where}: ${what}`);

const VIEWS = [
  { name: "wide-light", width: 1280, height: 900, dark: false },
  { name: "wide-dark", width: 1280, height: 900, dark: true },
  { name: "phone-light", width: 390, height: 844, dark: false },
  { name: "phone-dark", width: 390, height: 844, dark: true },
];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

/** Opens the page in a view; whatever it logs, fails at or asks the network for is a problem. */
async function open(view, script = true) {
  const page = await browser.newPage();
  page.on("pageerror", (error) => problem(view.name, `script error: ${error.message}`));
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && problem(view.name, message.text()));
  page.on("dialog", (dialog) => { problem(view.name, "data ran as script"); dialog.dismiss(); });
  page.on("request", (request) => {
    const asked = request.url();
    if (asked !== address && !asked.startsWith("data:")) problem(view.name, `asks for ${asked}`);
  });
  const begun = Date.now();
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width: view.width, height: view.height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.dark ? "dark" : "light" }]);
  await page.goto(address, { waitUntil: "load" });
  console.log(`${view.name}: loaded in ${Date.now() - begun} ms`);
  return page;
}

/** Rules of WCAG 2.2 AA and good practice. */
async function accessible(page, where) {
  // The page's own policy lets no script in but its own, so axe comes in by the debugger.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) {
    problem(where, `${id}: ${help}; ${nodes.length} times, first ${nodes[0].html.slice(0, 160)}`);
  }
}

/** Nothing sticks out to the right of the window, and no text is wider than its box. */
async function fits(page, where) {
  const out = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : [];
    const cells = [...document.querySelectorAll("#shown td, #shown th, .figures dd, h1, li")];
    const wide = cells.filter((cell) => cell.offsetParent && cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth);
    return scrolls.concat(wide.slice(0, 3).map((cell) => `cut: ${cell.textContent.trim().slice(0, 80)}`));
  });
  out.forEach((what) => problem(where, what));
}

const shownNames = (page) => page.$$eval("#shown th bdi", (names) => names.map((name) => name.textContent));
const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 200)));

/** Sorting by keyboard: the order follows, the heading says it, the unknown stay last both ways. */
async function sorts(page) {
  const columns = await page.$$eval("#accounts thead th", (headings) => headings.length);
  for (let column = 0; column < columns; column += 1) {
    const button = (await page.$$("#accounts thead button"))[column];
    for (let press = 0; press < 2; press += 1) {
      await button.focus();
      await page.keyboard.press("Enter");
      const seen = await page.evaluate((place) => {
        const heading = document.querySelectorAll("#accounts thead th")[place];
        const values = [...document.querySelectorAll("#shown tr")].map((row) => row.cells[place].dataset.v);
        const known = values.filter((value) => value !== undefined);
        const compare = heading.dataset.k === "number" ? (a, b) => a - b
          : new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" }).compare;
        const up = heading.getAttribute("aria-sort") === "ascending";
        return {
          sorted: known.every((value, at) => at === 0 || (up ? 1 : -1) * compare(known[at - 1], value) <= 0),
          unknownLast: values.slice(known.length).every((value) => value === undefined),
          told: [...document.querySelectorAll("[aria-sort]")].length === 1 && heading.hasAttribute("aria-sort"),
        };
      }, column);
      for (const [name, holds] of Object.entries(seen)) {
        if (!holds) problem(`sort by column ${column + 1}`, `not ${name}`);
      }
    }
  }
}

/** Search finds by name without accents and case; each filter shows only what it says; reset shows all again. */
async function filters(page) {
  const before = await shownNames(page);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const wanted = before.find((name) => /^\p{L}{4}/u.test(name)) ?? before[0];
  await page.type("#search", fold(wanted));
  await settle(page);
  const found = await shownNames(page);
  if (!found.includes(wanted)) problem("search", `does not find ${wanted}`);
  for (const name of ["tier", "quadrant", "owner", "segment"]) {
    await page.click("button[type=reset]");
    await settle(page);
    const options = await page.$$eval(`#filter-${name} option`, (all) => all.map((option) => option.value));
    for (const value of options.slice(1, 6)) {
      await page.select(`#filter-${name}`, value);
      const others = await page.$$eval("#shown tr", (rows, key, kept) =>
        rows.filter((row) => row.dataset[key] !== kept).length, name, value.slice(1));
      const rows = await page.$$eval("#shown tr", (all) => all.length);
      if (others > 0 || rows === 0) problem(`filter ${name}`, `${value} shows ${others} others of ${rows}`);
    }
  }
  await page.click("button[type=reset]");
  await settle(page);
  if ((await shownNames(page)).join("\n") !== before.join("\n")) problem("reset", "does not bring the first order back");
}

/** Milliseconds from a change to the next frame. */
async function fluent(page) {
  const slowest = await page.evaluate(async () => {
    const timed = async (act) => {
      const start = performance.now();
      act();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - start;
    };
    const times = [];
    for (const button of document.querySelectorAll("#accounts thead button")) times.push(await timed(() => button.click()));
    const search = document.getElementById("search");
    for (const text of ["a", "ab", ""]) {
      search.value = text;
      times.push(await timed(() => document.getElementById("filter-tier").dispatchEvent(new Event("change"))));
    }
    return Math.round(Math.max(...times));
  });
  console.log(`slowest sort or filter: ${slowest} ms`);
  if (slowest > 500) problem("speed", `${slowest} ms for one sort or filter`);
}

/** The numbers of a text. */
const told_of = (text) => (text.match(/\d[\d.,\u00a0\u202f]*/g) ?? []).map((number) => Number(number.replace(/\D/g, "")));

/** On paper stand all accounts up to some hundreds, not one page of them, told as many as they are, and no control. */
async function prints(page) {
  await page.emulateMediaType("print");
  const seen = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const rows = document.querySelectorAll("#shown tr").length;
    const told = document.getElementById("showing").textContent;
    const controls = [...document.querySelectorAll("button, input, select")]
      .filter((control) => control.offsetParent).length;
    dispatchEvent(new Event("afterprint"));
    return { rows, told, controls, a_page: document.querySelectorAll("#shown tr").length, paged: !document.getElementById("pager").hidden };
  });
  if (seen.rows === 0 || (seen.paged ? seen.rows <= seen.a_page : seen.rows !== seen.a_page)) problem("print", `${seen.rows} rows`);
  if (!told_of(seen.told).includes(seen.rows)) problem("print", `${seen.rows} rows are told as ${seen.told}`);
  if (seen.controls > 0) problem("print", `${seen.controls} controls`);
  await page.emulateMediaType(null);
}

for (const view of VIEWS) {
  const page = await open(view);
  await accessible(page, view.name);
  await fits(page, view.name);
  if (screenshots) await page.screenshot({ path: `${screenshots}/${view.name}.png` });
  if (view.name === "wide-light") {
    await filters(page);
    await sorts(page);
    await fluent(page);
    await page.type("#search", "no account has such a name");
    await settle(page);
    await accessible(page, "nothing found");
    await page.click("#theme");
    if (!(await page.$("html[data-theme=dark]"))) problem("theme", "the button changes nothing");
    await page.click("button[type=reset]");
    await settle(page);
    await prints(page);
    // Hundreds of pages take a browser minutes, so only a portal of one page is put on paper.
    if (screenshots && await page.$("#pager[hidden]")) {
      await page.pdf({ format: "A4", landscape: true, path: `${screenshots}/print.pdf` });
    }
  }
  await page.close();
}

// The page's own scripts are off, the debugger's are not.
const plain = await open({ ...VIEWS[0], name: "without-script" }, false);
const heights = await plain.$$eval("#accounts tbody tr", (rows) => rows.map((row) => row.offsetHeight));
if (heights.length === 0 || heights.includes(0)) problem("without-script", "not every account is shown");
if (screenshots) await plain.screenshot({ path: `${screenshots}/without-script.png` });
await browser.close();

problems.forEach((text) => console.error(text));
console.log(problems.length === 0 ? "nothing is wrong" : `${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
