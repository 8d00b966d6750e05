// A clerk's story, with nothing but the page: `node story.mjs PROGRAM PICTURES pc|phone|keys`.
//
// A new event, Hindi typed, the list of an office given, every held row mended, letters looked
// through, made and downloaded. What was made is what the command makes. Once with the mouse, on a
// large and on a small screen, and once with the keyboard alone.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromium_path, serve } from './program.mjs';

const [program, pictures, wanted] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../..');
const axe = fs.readFileSync(path.join(import.meta.dirname, 'node_modules/axe-core/axe.min.js'), 'utf8');
/** The rules of WCAG 2.2, A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const list = path.join(root, 'samples/office/list.xlsx');
let wrong = 0;

/** Every file below a folder, by its path in it. */
function filesOf(folder) {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name))).sort();
}

/** What a clerk with a mouse does. */
const mouse = (page) => ({
  press: (locator) => locator.click(),
  choose: (locator, value) => locator.selectOption(value),
  give: (locator, file) => locator.setInputFiles(file),
  /** A day or an hour, whose fields browsers show in many ways. */
  moment: (locator, value) => locator.fill(value),
  async type(locator, text) {
    await locator.click();
    await page.keyboard.type(text);
  },
});

/** The same by one who has no mouse. */
function keys(page) {
  /** Goes on, or back, from field to field. */
  const reach = async (locator) => {
    for (let turn = 0; turn < 900; turn += 1) {
      const way = await locator.evaluate((wanted) => {
        const focused = document.activeElement;
        if (focused === wanted) return '';
        const is_before = focused && focused.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING;
        return is_before ? 'Shift+Tab' : 'Tab';
      });
      if (!way) return;
      await page.keyboard.press(way);
    }
    throw new Error(`${locator} is not reached by the keyboard`);
  };
  return {
    async press(locator) {
      await reach(locator);
      await page.keyboard.press('Enter');
    },
    async choose(locator, value) {
      await reach(locator);
      for (let turn = 0; turn < 40 && await locator.inputValue() !== value; turn += 1) await page.keyboard.press('ArrowDown');
    },
    async give(locator, file) {
      await reach(locator);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      await chooser.setFiles(file);
    },
    async moment(locator, value) {
      await reach(locator);
      const [, year, month, day] = /^(\d+)-(\d+)-(\d+)$/.exec(value) ?? [];
      if (year) return page.keyboard.type(`${month}${day}${year}`);
      const [hour, minute] = value.split(':').map(Number);
      return page.keyboard.type(`${String(hour % 12 || 12).padStart(2, '0')}${String(minute).padStart(2, '0')}${hour < 12 ? 'AM' : 'PM'}`);
    },
    async type(locator, text) {
      await reach(locator);
      await page.keyboard.type(text);
    },
  };
}

async function story(browser, name, [width, height], hands_of = mouse) {
  const hold = (what, is, told = '') => {
    if (!is) wrong += 1;
    console.log(is ? 'ok  ' : 'FAIL', name, what, is ? '' : told);
  };
  const served = await serve(program);
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, locale: 'en-US' });
  const page = await context.newPage();
  const hand = hands_of(page);
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => { document.documentElement.dataset.pointed = 'yes'; }, true);
  });
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => hold('no error of a script', false, error.message));
  page.on('console', (message) => {
    // A letter to nobody has no picture before there is a list, nor a printed card without its places.
    const { url } = message.location();
    if (message.type() === 'error' && !/\/preview\/\w+\/0\/|template=chhapa-card/.test(url)) hold('nothing said by the browser', false, `${message.text()} ${url}`);
  });
  // What the story itself asks is no answer to the page, and may be told late.
  const own_question = '/api/rows?show=held&count=100';
  let answered = 0;
  page.on('requestfinished', (request) => { if (request.url().includes('/api/rows') && !request.url().endsWith(own_question)) answered += 1; });
  let number = 0;
  const debug = await context.newCDPSession(page);
  /** What axe-core finds; the debugger puts it in, which the policy of the page does not bind. */
  const barriers = async () => {
    await debug.send('Runtime.evaluate', { expression: axe });
    const { result } = await debug.send('Runtime.evaluate', {
      awaitPromise: true, returnByValue: true,
      expression: `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(rules)} } }).then(({ violations, passes }) =>
        passes.length ? violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')) : ['nothing was tried'])`,
    });
    return Array.isArray(result.value) ? result.value : ['axe did not run'];
  };
  const settled = async () => {
    await page.waitForFunction(() => [...document.images].every((image) => image.loading === 'lazy' || image.complete));
    await page.waitForTimeout(300);
  };
  const shot = async (what) => {
    await settled();
    number += 1;
    const at = `${name}-${String(number).padStart(2, '0')}-${what}`;
    await page.screenshot({ path: path.join(pictures, `${at}.png`) });
    await page.screenshot({ path: path.join(pictures, `${at}-whole.png`), fullPage: true });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const found = await barriers();
    hold(`nothing of AA stands in the way on ${what}`, found.length === 0, found.join('\n'));
    hold(`${what} is not wider than the window`, wider <= 0, wider);
  };
  const saved = () => page.waitForFunction(() => document.querySelector('.saved')?.textContent === 'सब सहेजा गया');
  const go = async (screen) => {
    await hand.press(page.locator(`.steps a[href="#/${screen}"]`));
    await page.waitForFunction((wanted) => location.hash === `#/${wanted}`, screen);
  };
  const type = (id, text) => hand.type(page.locator(`#${id}`), text);
  const state = () => page.evaluate(async () => (await fetch('/api/state', { headers: { 'Accept-Language': 'hi' } })).json());
  /** The rows that are held back, by their numbers in the list. */
  const held = () => page.evaluate(async (question) => {
    const { rows } = await (await fetch(question, { headers: { 'Accept-Language': 'hi' } })).json();
    return rows.map(({ row }) => row);
  }, own_question);
  /** Does something that mends a row, and waits until the page shows what came of it. */
  const mended = async (way) => {
    const before = answered;
    await way();
    // The rows are asked for by the new state, and once more by what mended them.
    for (let wait = 0; answered < before + 2 && wait < 800; wait += 1) await page.waitForTimeout(25);
    await page.waitForTimeout(50);
  };
  const shown_as_held = async () => Number(/\d+/.exec(await page.textContent('h1'))?.[0] ?? 0);
  try {
    await page.goto(served.address);
    await page.waitForSelector('#new');
    await shot('start');

    // A new event, and Hindi typed into the form.
    await hand.press(page.locator('#new'));
    await type('new-name', 'विधिक जागरूकता सम्मेलन');
    await hand.press(page.locator('form button[type=submit]').first());
    await page.waitForSelector('#f-event_organiser');
    await shot('event-new');
    await type('f-event_organiser', 'नमूनापुर नागरिक मंच');
    await type('f-event_place', 'नमूनापुर');
    await type('f-event_venue', 'सामुदायिक भवन, नमूनापुर');
    await hand.moment(page.locator('#f-event_date'), '2027-02-14');
    await hand.moment(page.locator('#f-event_start'), '11:00');
    await hand.moment(page.locator('#f-event_end'), '15:30');
    await type('f-event_agenda-0', 'निःशुल्क विधिक सहायता: किसे और कैसे');
    await type('f-letter_subject', 'विधिक जागरूकता सम्मेलन में आमंत्रण के संबंध में।');
    await type('f-letter_number', 'वि.जा.स./');
    await type('f-letter_number-after', '/2027');
    await saved();
    const own = ['विद्याधर नमूनिया', 'ज्योत्स्ना श्रीवास्तव', 'फ़िरोज़ आलम', 'त्रिलोकी प्रसाद पाण्डेय'];
    for (const [at, advocate] of own.entries()) {
      // A new event may have one already that is still empty.
      const id = `f-advocate_${at}_name`;
      if (!await page.locator(`#${id}`).count()) await hand.press(page.locator('#advocate-add'));
      await type(id, advocate);
      // The court is that of the advocate above.
      if (at === 0) await type(`f-advocate_${at}_court`, 'व्यवहार न्यायालय, नमूनापुर');
      await saved();
    }
    await hand.choose(page.locator('#f-advocate_1_prefix'), 'श्रीमती');
    await saved();
    await page.evaluate(() => window.scrollTo(0, 0));
    await shot('event');

    // The list of an office.
    await go('list');
    await hand.give(page.locator('#list-file'), list);
    await page.waitForSelector('#list-0');
    await shot('list');

    await go('check');
    await page.waitForSelector('.rows-table');
    await shot('check');
    const cut = await page.evaluate(() => {
      const region = document.querySelector('.over-wide');
      return region.scrollWidth - region.clientWidth;
    });
    hold('the table is as wide as the window', cut <= 0, cut);
    let before = await held();
    hold('rows are held', before.length > 0);
    hold('as many as the page says', await shown_as_held() === before.length, before.length);

    // Whose letter it is, typed into its cell.
    const nobody = page.locator('tr.below.held', { hasText: 'कौन-से अधिवक्ता जारी करेंगे' });
    const at_first = await nobody.count();
    const cells = (row) => page.locator('tr.held', { has: page.locator('th', { hasText: new RegExp(`\\b${row}$`) }) });
    for (let turn = 0; turn < at_first; turn += 1) {
      const below = nobody.nth(await nobody.count() - at_first + turn);
      const row = Number(/\d+/.exec(await below.evaluate((own) => own.previousElementSibling.querySelector('th').textContent))[0]);
      const cell = cells(row).locator('input[list=advocates]');
      await hand.type(cell, own[0]);
      await mended(() => page.keyboard.press('Enter'));
      const after = await held();
      const is_left = await cell.count();
      hold(`row ${row} has the advocate that was typed`, after.includes(row) ? is_left && await cell.inputValue() === own[0] : !is_left, JSON.stringify(after));
      hold(`row ${row}: the number of held rows falls`, after.length === before.length - (after.includes(row) ? 0 : 1), `${before} → ${after}`);
      before = after;
    }

    // Each row that is held: the first remedy.
    for (let turn = 0; turn < 80 && before.length; turn += 1) {
      const below = page.locator('tr.below.held').first();
      const row = Number(/\d+/.exec(await below.evaluate((own) => own.previousElementSibling.querySelector('th').textContent))[0]);
      const told = (await below.textContent())?.trim() ?? '';
      const remedy = below.locator('button.mend').first();
      const way = await remedy.count() ? remedy : below.getByRole('button', { name: /यह पंक्ति छोड़ दें/ });
      const words = (await way.textContent())?.trim() ?? '';
      console.log('    ', row, told.slice(0, 100), '→', words);
      await mended(() => hand.press(way));
      const after = await held();
      const gone = before.filter((own) => !after.includes(own));
      const is_of_all = /जोड़ें|सब/.test(words);
      hold(`row ${row}: the number of held rows falls by those that are mended`,
        before.length - after.length === gone.length && (is_of_all ? gone.length > 0 : gone.every((own) => own === row))
        && (gone.includes(row) || !words.includes('छोड़ दें')), `${before} → ${after}`);
      hold(`row ${row}: the page says so`, await shown_as_held() === after.length, `${await page.textContent('h1')}: ${after}`);
      before = after;
    }
    const { counts } = await state();
    hold('no row is held any more', counts.held === 0, JSON.stringify(counts));
    await shot('mended');

    // Letters.
    await go('view');
    await page.waitForSelector('.gallery');
    await shot('view');
    const first = await page.textContent('h1');
    await hand.press(page.getByRole('button', { name: 'अगला पत्र' }));
    await page.waitForFunction((last) => document.querySelector('h1')?.textContent !== last, first);
    hold('another letter', await page.textContent('h1') !== first);

    // Made. The command has a copy of the folder as it was before.
    await go('print');
    await page.waitForSelector('#make');
    await shot('print');
    const { event } = await state();
    const copy = path.join(served.home, 'copy');
    fs.cpSync(event.folder, copy, { recursive: true });
    await hand.press(page.locator('#make'));
    await page.waitForSelector('#finished', { timeout: 120_000 });
    await shot('made');
    const { made } = await state();
    hold('all letters were made', made?.letters === counts.letters, JSON.stringify(made));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      hand.press(page.getByRole('link', { name: 'सब zip में उतारें' })),
    ]);
    const zip = fs.readFileSync(await download.path());
    hold('the zip is one', zip.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' && download.suggestedFilename().endsWith('.zip'), download.suggestedFilename());

    const out = path.join(served.home, 'by-command');
    execFileSync(program, ['make', path.join(copy, 'event.toml'), '-o', out, '--sets', 'bundles,merged', '--quiet'], { env: served.env });
    const pdfs = (folder) => filesOf(folder).filter((file) => file.endsWith('.pdf'));
    const [by_page, by_command] = [pdfs(made.folder), pdfs(out)];
    hold('the page makes the files that the command makes', by_page.length > 0 && by_page.join() === by_command.join(), `${by_page}\n${by_command}`);
    const others = by_page.filter((file) => by_command.includes(file)
      && !fs.readFileSync(path.join(made.folder, file)).equals(fs.readFileSync(path.join(out, file))));
    hold('with the same bytes', others.length === 0, others.join());

    // Handed out.
    await go('deliver');
    await type('scan', '1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.noted');
    await shot('deliver');
    const pointed = await page.evaluate(() => document.documentElement.dataset.pointed);
    hold('the hand is the one of the story', (pointed === 'yes') === (hands_of === mouse), pointed);
  } catch (error) {
    hold('the story comes to its end', false, String(error));
    await page.screenshot({ path: path.join(pictures, `${name}-stopped.png`), fullPage: true }).catch(() => {});
  } finally {
    await context.close();
    await served.end();
  }
}

const stories = {
  pc: (browser) => story(browser, 'pc', [1366, 768]),
  phone: (browser) => story(browser, 'phone', [360, 800]),
  keys: (browser) => story(browser, 'keys', [1366, 768], keys),
};
fs.mkdirSync(pictures, { recursive: true });
for (const old of fs.readdirSync(pictures)) if (old.startsWith(`${wanted}-`) && old.endsWith('.png')) fs.rmSync(path.join(pictures, old));
const browser = await chromium.launch({ executablePath: chromium_path, args: ['--no-sandbox'] });
await stories[wanted](browser);
await browser.close();
console.log(wrong ? `${wrong} wrong` : 'All is well.');
process.exit(wrong ? 1 : 0);
