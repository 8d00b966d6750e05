// Another origin's page, and names that lead to this computer: `node attack.mjs PROGRAM`.

import http from 'node:http';
import { chromium } from 'playwright-core';
import { chromium_path, serve } from './program.mjs';

const [program] = process.argv.slice(2);
let wrong = 0;
const hold = (what, is, told = '') => {
  if (!is) wrong += 1;
  console.log(is ? 'ok  ' : 'FAIL', what, is ? '' : told);
};
const served = await serve(program);
const { origin, port } = new URL(served.address);

const evil = http.createServer((_, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html><title>evil</title>
    <iframe id=f src="${origin}/"></iframe><img id=i src="${origin}/page/icon.svg">
    <script src="${origin}/page/main.js" onload="window.ran=1"></script>
    <link rel=stylesheet href="${origin}/page/style.css" onload="window.styled=1">
    <form id=form method=post enctype="text/plain" action="${origin}/api/do" target=t><input name='{"do":"new","name":"evil","a":"' value='"}'></form><iframe name=t></iframe>`);
}).listen(0, '127.0.0.1');
await new Promise((f) => evil.once('listening', f));

const browser = await chromium.launch({
  executablePath: chromium_path,
  args: ['--no-sandbox', '--host-resolver-rules=MAP evil.test 127.0.0.1, MAP rebind.test 127.0.0.1'],
});
const context = await browser.newContext();
const page = await context.newPage();
page.on('console', (message) => hold('nothing of the page breaks its policy', !/Content Security/.test(message.text()), message.text()));
hold('without a cookie 401', (await page.goto(`${origin}/`)).status() === 401);
await page.goto(served.address);
await page.waitForSelector('#new');
hold('the token leads to the page', page.url().startsWith(`${origin}/`) && !page.url().includes('enter'), page.url());
const state = () => page.evaluate(async () => JSON.stringify(await (await fetch('/api/state')).json()));
page.removeAllListeners('console');
hold('an inline script does not run', await page.evaluate(() => {
  const script = document.createElement('script');
  script.textContent = 'window.inline = 1';
  document.head.append(script);
  return window.inline;
}) === undefined);
const before = await state();

const other = await context.newPage();
for (const from of ['127.0.0.1', 'evil.test']) {
  await other.goto(`http://${from}:${evil.address().port}/`);
  const tried = await other.evaluate(async (origin) => {
    const out = {};
    const attempt = async (name, ...args) => { out[name] = await fetch(...args).then((r) => r.type + r.status, () => 'failed'); };
    const own = { 'Content-Type': 'application/json', 'X-Aamantran': '1' };
    const body = '{"do":"new","name":"evil"}';
    await attempt('get', `${origin}/api/state`, { credentials: 'include' });
    await attempt('silent', `${origin}/api/state`, { mode: 'no-cors', credentials: 'include' });
    await attempt('post', `${origin}/api/do`, { method: 'POST', mode: 'no-cors', credentials: 'include', body, headers: { 'Content-Type': 'text/plain' } });
    await attempt('own', `${origin}/api/do`, { method: 'POST', credentials: 'include', body, headers: own });
    await attempt('put', `${origin}/api/file/list/a.csv`, { method: 'PUT', credentials: 'include', body: 'a', headers: own });
    navigator.sendBeacon(`${origin}/api/close`, '{}');
    out.socket = await new Promise((f) => { const s = new WebSocket(`${origin.replace('http', 'ws')}/api/progress`); s.onopen = () => f('open'); s.onerror = () => f('failed'); });
    out.events = await new Promise((f) => { const s = new EventSource(`${origin}/api/progress`, { withCredentials: true }); s.onopen = () => f('open'); s.onerror = () => { s.close(); f('failed'); }; });
    document.getElementById('form').submit();
    await new Promise((f) => setTimeout(f, 500));
    Object.assign(out, { ran: window.ran, styled: window.styled, image: document.getElementById('i').naturalWidth });
    try { out.frame = document.getElementById('f').contentDocument?.title ?? 'closed'; } catch { out.frame = 'closed'; }
    return out;
  }, origin);
  for (const way of ['get', 'own', 'put', 'socket', 'events']) hold(`${from}: ${way} fails`, tried[way] === 'failed', tried[way]);
  for (const way of ['silent', 'post']) hold(`${from}: ${way} reads nothing`, ['failed', 'opaque0'].includes(tried[way]), tried[way]);
  hold(`${from}: no script, style, image or frame`, !tried.ran && !tried.styled && tried.image === 0 && tried.frame === 'closed', JSON.stringify(tried));
  hold(`${from}: nothing is changed`, await state() === before);
}
for (const host of ['rebind.test', 'evil.test']) {
  const rebound = await other.goto(`http://${host}:${port}/`);
  hold(`${host} rebound to this computer gets 403`, rebound.status() === 403, rebound.status());
  const read = await other.evaluate(async () => (await fetch('/api/state')).status);
  hold(`and so does its fetch`, read === 403, read);
}
hold('nothing is changed by names', await state() === before);
hold('it is still served', served.child.exitCode === null);
await browser.close();
evil.close();
await served.end();
console.log(wrong ? `${wrong} wrong` : 'All is well.');
process.exit(wrong ? 1 : 0);
