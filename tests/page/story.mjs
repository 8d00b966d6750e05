// A clerk's story, with nothing but the page: `node story.mjs PROGRAM PICTURES`.
//
// A new event, Hindi typed, the list of an office dropped, every held row mended with the mouse,
// letters looked through, made and downloaded. What was made is what the command makes.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromium_path, serve } from './program.mjs';

const [program, pictures] = process.argv.slice(2);
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

async function story(browser, name, [width, height]) {
  const hold = (what, is, told = '') => {
    if (!is) wrong += 1;
    console.log(is ? 'ok  ' : 'FAIL', name, what, is ? '' : told);
  };
  const served = await serve(program);
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => hold('no error of a script', false, error.message));
  page.on('console', (message) => {
    // A letter to nobody has no picture before there is a list, nor a printed card without its places.
    const { url } = message.location();
    if (message.type() === 'error' && !/\/preview\/\w+\/0\/|template=chhapa-card/.test(url)) hold('nothing said by the browser', false, `${message.text()} ${url}`);
  });
  let answered = 0;
  page.on('requestfinished', (request) => { if (request.url().includes('/api/rows')) answered += 1; });
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
    await page.locator(`.steps a[href="#/${screen}"]`).click();
    await page.waitForFunction((wanted) => location.hash === `#/${wanted}`, screen);
  };
  const type = async (id, text) => {
    await page.locator(`#${id}`).click();
    await page.keyboard.type(text);
  };
  try {
    await page.goto(served.address);
    await page.waitForSelector('#new');
    await shot('start');

    // A new event, and Hindi typed into the form.
    await page.click('#new');
    await type('new-name', 'विधिक जागरूकता सम्मेलन');
    await page.locator('form button[type=submit]').first().click();
    await page.waitForSelector('#f-event_organiser');
    await shot('event-new');
    await type('f-event_organiser', 'नमूनापुर नागरिक मंच');
    await type('f-event_place', 'नमूनापुर');
    await type('f-event_venue', 'सामुदायिक भवन, नमूनापुर');
    await page.fill('#f-event_date', '2027-02-14');
    await page.fill('#f-event_start', '11:00');
    await page.fill('#f-event_end', '15:30');
    await type('f-event_agenda-0', 'निःशुल्क विधिक सहायता: किसे और कैसे');
    await type('f-letter_subject', 'विधिक जागरूकता सम्मेलन में आमंत्रण के संबंध में।');
    await type('f-letter_number', 'वि.जा.स./');
    await type('f-letter_number-after', '/2027');
    await saved();
    const own = ['विद्याधर नमूनिया', 'ज्योत्स्ना श्रीवास्तव', 'फ़िरोज़ आलम', 'त्रिलोकी प्रसाद पाण्डेय'];
    for (const [at, advocate] of own.entries()) {
      // A new event may have one already that is still empty.
      const id = `f-advocate_${at}_name`;
      if (!await page.locator(`#${id}`).count()) await page.click('#advocate-add');
      await page.locator(`#${id}`).fill(advocate);
      await page.locator(`#f-advocate_${at}_court`).fill('व्यवहार न्यायालय, नमूनापुर');
      await saved();
    }
    await page.selectOption('#f-advocate_1_prefix', 'श्रीमती');
    await saved();
    await page.evaluate(() => window.scrollTo(0, 0));
    await shot('event');

    // The list of an office.
    await go('list');
    await page.setInputFiles('#list-file', list);
    await page.waitForSelector('#list-0');
    await shot('list');

    // Each held row, with the mouse alone: the first remedy, or what is typed in its cell.
    await go('check');
    await page.waitForSelector('.rows-table');
    await shot('check');
    const state = () => page.evaluate(async () => (await fetch('/api/state', { headers: { 'Accept-Language': 'hi' } })).json());
    hold('rows are held', (await state()).counts.held > 0);
    for (let turn = 0; turn < 60; turn += 1) {
      const { counts } = await state();
      if (!counts.held) break;
      const before = answered;
      const below = page.locator('tr.below.held').first();
      const told = (await below.textContent())?.trim() ?? '';
      const remedy = below.locator('button.mend').first();
      const way = await remedy.count() ? remedy : below.getByRole('button', { name: /यह पंक्ति छोड़ दें/ });
      console.log('    ', (await state()).counts.rows, told.slice(0, 100), '→', await way.textContent());
      await way.click();
      // The rows are asked for by the new state, and once more by what mended them.
      for (let wait = 0; answered < before + 2 && wait < 200; wait += 1) await page.waitForTimeout(25);
      await page.waitForTimeout(50);
    }
    const { counts } = await state();
    hold('no row is held any more', counts.held === 0, JSON.stringify(counts));
    await shot('mended');

    // Letters.
    await go('view');
    await page.waitForSelector('.gallery');
    await shot('view');
    const first = await page.textContent('h1');
    await page.getByRole('button', { name: 'अगला पत्र' }).click();
    await page.waitForFunction((last) => document.querySelector('h1')?.textContent !== last, first);
    hold('another letter', await page.textContent('h1') !== first);

    // Made. The command has a copy of the folder as it was before.
    await go('print');
    await page.waitForSelector('#make');
    await shot('print');
    const { event } = await state();
    const copy = path.join(served.home, 'copy');
    fs.cpSync(event.folder, copy, { recursive: true });
    await page.click('#make');
    await page.waitForSelector('#finished', { timeout: 120_000 });
    await shot('made');
    const { made } = await state();
    hold('all letters were made', made?.letters === counts.letters, JSON.stringify(made));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'सब zip में उतारें' }).click(),
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
  } catch (error) {
    hold('the story comes to its end', false, String(error));
    await page.screenshot({ path: path.join(pictures, `${name}-stopped.png`) }).catch(() => {});
  } finally {
    await context.close();
    await served.end();
  }
}

fs.mkdirSync(pictures, { recursive: true });
for (const old of fs.readdirSync(pictures)) if (old.endsWith('.png')) fs.rmSync(path.join(pictures, old));
const browser = await chromium.launch({ executablePath: chromium_path, args: ['--no-sandbox'] });
await story(browser, 'pc', [1366, 768]);
await story(browser, 'phone', [360, 800]);
await browser.close();
console.log(wrong ? `${wrong} wrong` : 'All is well.');
process.exit(wrong ? 1 : 0);
