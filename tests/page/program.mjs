// The program as a test has it: in an empty home, with a browser beside it.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const chromium_path = process.env.AAMANTRAN_CHROMIUM ?? '/usr/bin/chromium';

/** Starts `aamantran serve` in a home of its own. */
export async function serve(program) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'aamantran-page-'));
  const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, LC_ALL: 'C.UTF-8' };
  const child = spawn(program, ['serve', '--no-browser'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (data) => { said += data; });
  const until = Date.now() + 30_000;
  while (!said.includes('\n')) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`serve did not start: ${said}`);
    await new Promise((f) => setTimeout(f, 20));
  }
  const end = async () => {
    if (child.exitCode === null) {
      child.kill('SIGINT');
      await new Promise((f) => child.once('exit', f));
    }
    fs.rmSync(home, { recursive: true, force: true });
  };
  return { address: said.split('\n')[0].trim(), env, home, child, end };
}
