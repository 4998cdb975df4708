// Week by week: ticking off, handing over, the calendar in another program, and letters by a real mail server.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { account, address, axe, desktop, fillSignIn, journey, open, paths, person, serve, test, visit } from '../harness.mjs';
import { fillIn, said, save, sees, seesNot, unique } from '../records.mjs';

const aPlan = { first: '/planer/', on: '/planer', named: 'Plan för besöksnäringen 2027' };

/** Adds an initiative to the plan and returns its path. */
async function newInitiative(page, values) {
  await open(page, aPlan);
  const part = await page.locator('main a[href*="/insats/ny?del="]').first().getAttribute('href');
  await page.goto(part);
  await fillIn(page, values);
  await save(page);
  await sees(page, said('done-created'));
  return new URL(page.url()).pathname;
}

journey('a business developer ticks off what is done, with what shows it, and takes it back', (as) =>
  person({ ...as, account: 'utveckling' }, async (page) => {
    const text = unique('Boka hamnmagasinet');
    const path = await newInitiative(page, { Rubrik: unique('Höstmöte'), Aktiviteter: text, När: '2026-01-15', Vem: 'Samira' });
    await page.goto('/min-sida/aktiviteter?visa=late');
    const row = page.locator('main li', { hasText: text });
    await row.locator('summary').click();
    await row.getByRole('textbox').fill('Bokat, se https://hamnen.example/bokning');
    await row.getByRole('button', { name: text }).click();
    await sees(page, said('tick-just', { what: text }));
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the page with a tick');
    await page.goto(path);
    await sees(page, 'hamnen.example');
    await page.goto('/min-sida/aktiviteter?visa=done');
    const done = page.locator('main li', { hasText: text });
    await done.getByRole('link', { name: 'https://hamnen.example/bokning' }).waitFor();
    await done.getByRole('button', { name: text }).click();
    await page.goto('/min-sida/aktiviteter?visa=late');
    await sees(page, text, 'it is open again');
    await page.goto(`${path}/historik`);
    await sees(page, said('action-tick'));
    await sees(page, said('action-untick'));
  }));

/** A surname that nobody else has: with digits in it, it would be taken for no name at all. */
function lettered(text) {
  return text.replace(/[^A-Za-z0-9]/g, '').replace(/[0-9]/g, (digit) => 'abcdefghij'[digit]);
}

journey('the head of unit hands over what hangs on one who leaves', (as) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    const leaver = `Birgit ${lettered(unique('L'))}`;
    const title = unique('Vinterljus i centrum');
    const path = await newInitiative(page, { Rubrik: title, Aktiviteter: 'Hänga upp slingor', När: '2026', Vem: leaver });
    await open(page, { ...aPlan, then: '/vem' });
    const row = page.locator('main tr', { hasText: leaver });
    await row.getByText(said('who-no-login')).waitFor();
    await row.getByRole('link', { name: `${said('hand-over')} ${leaver}` }).click();
    await sees(page, title);
    await page.getByLabel(said('hand-over-all')).selectOption({ label: 'Moa' });
    await page.getByLabel(said('hand-over-left', { name: leaver })).check();
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the page of what is handed over');
    await page.locator('main').getByRole('button', { name: said('hand-over'), exact: true }).click();
    await sees(page, said('done-handed-over'));
    await page.goto(path);
    await sees(page, 'Moa');
    await seesNot(page, leaver);
    await page.goto('/planer/laget');
    await seesNot(page, leaver, 'nothing hangs on the name any more:');
  }));

test('another program reads the calendar', () =>
  person({ size: desktop, account: 'utveckling' }, async (page) => {
    const text = unique('Fika; kaffe, te & bulle');
    await newInitiative(page, { Rubrik: unique('Fredagsfika'), Aktiviteter: text, När: '27 december 2026', Vem: 'Samira' });
    await page.goto('/min-sida/utskick');
    await page.getByRole('button', { name: said('mail-calendar-make') }).click();
    await sees(page, said('done-calendar-new'));
    const link = await page.locator('.long-address a').getAttribute('href');
    const answer = await fetch(new URL(link, await address()));
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    const folder = mkdtempSync(join(tmpdir(), 'bygd-khal-'));
    try {
      writeFileSync(join(folder, 'bygd.ics'), await answer.text());
      mkdirSync(join(folder, 'calendar'));
      writeFileSync(join(folder, 'config'), [
        '[calendars]', '[[bygd]]', `path = ${join(folder, 'calendar')}`, '[locale]', 'local_timezone = Europe/Stockholm',
        'default_timezone = Europe/Stockholm', 'dateformat = %Y-%m-%d', 'longdateformat = %Y-%m-%d',
        'timeformat = %H:%M', 'datetimeformat = %Y-%m-%d %H:%M', 'longdatetimeformat = %Y-%m-%d %H:%M',
        '[default]', 'default_calendar = bygd', '[sqlite]', `path = ${join(folder, 'khal.db')}`, ''].join('\n'));
      const khal = (...args) => {
        const env = { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' };
        const done = spawnSync('khal', ['-c', join(folder, 'config'), ...args], { encoding: 'utf8', env });
        assert.equal(done.status, 0, `khal ${args[0]}: ${done.stderr || done.error}`);
        return done.stdout;
      };
      khal('import', '--batch', '-a', 'bygd', join(folder, 'bygd.ics'));
      // The same again changes what is there: an entry keeps its identity.
      khal('import', '--batch', '-a', 'bygd', join(folder, 'bygd.ics'));
      const listed = khal('list', '-a', 'bygd', '--format', '{title}|{start-date}|{all-day}', '2026-12-27', '1d');
      const found = listed.split('\n').filter((line) => line.includes(text));
      assert.deepEqual(found, [`${text}|2026-12-27|True`], listed);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }));

/** A mail server that meets its first letters as the moods say, and takes the rest. */
function mailServer(moods) {
  const taken = [];
  const refuse = (code, text) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_to, session, done) {
      session.mood = moods.shift() ?? 'take';
      if (session.mood === 'busy') return done(refuse(451, 'busy, come back'));
      if (session.mood === 'slow') return setTimeout(done, 2_000);
      return done();
    },
    onData(stream, session, done) {
      if (session.mood === 'drop') {
        stream.resume();
        return server.connections.forEach((one) => one._socket.destroy());
      }
      let letter = '';
      stream.on('data', (part) => { letter += part; });
      stream.on('end', () => {
        taken.push(letter);
        done();
      });
    },
  });
  server.on('error', () => {});
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ server, taken, port: server.server.address().port }));
  });
}

test('a letter goes once by a mail server that refuses, drops and is slow', async () => {
  const post = await mailServer(['busy', 'drop', 'slow']);
  const program = await serve(['--mail-server', '127.0.0.1', '--mail-port', String(post.port), '--mail-security', 'plain',
    '--mail-from', 'Bygd <bygd@kommun.example>', '--address', 'https://bygd.kommun.example']);
  try {
    await visit({ size: desktop }, async (page) => {
      await page.goto(`${program.address}${paths.signIn}`);
      await fillSignIn(page, account('drift'));
      await page.goto(`${program.address}/drift/brev`);
      await page.getByRole('button', { name: said('mail-trial') }).click();
      await sees(page, said('done-mail-trial'));
      const patience = Date.now() + 90_000;
      // The demo's round has letters of its own to send.
      const trial = () => post.taken.filter((letter) => /^To: .*drift@bygd\.example/m.test(letter));
      while (trial().length === 0 && Date.now() < patience) await new Promise((go) => setTimeout(go, 250));
      await new Promise((go) => setTimeout(go, 3_000));
      assert.equal(trial().length, 1, 'once');
      assert.match(trial()[0], /https:\/\/bygd\.kommun\.example\/drift\/brev/);
      await page.goto(`${program.address}/drift/jobb?lage=done`);
      await sees(page, said('job-kind-mail-send'));
    });
  } finally {
    program.child.kill('SIGKILL');
    post.server.close();
  }
});
