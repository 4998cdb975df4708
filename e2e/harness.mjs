// What every journey stands on: the program with demo data on a free port, the system's Chromium, and visitors.
//
// The program and the browser start with the first visitor and end with the last test. Nothing is fetched from
// anywhere else: a request to another host is a fault that the visit reports.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { startStatistics } from './statistics.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const out = join(here, 'out');
export const paths = JSON.parse(readFileSync(join(here, 'paths.json'), 'utf8'));

const words = process.argv.slice(2);
export const wantsScreenshots = words.includes('--screenshots');
const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : '';

const gathered = [];

/** Gathers a test; `--only WORD` leaves the others out altogether. */
export function test(name, body) {
  if (new RegExp(only).test(name)) gathered.push([name, body]);
}

/** Gathers what a person does, three times: `body(as, way)` on a desktop, on a phone and without JavaScript. */
export function journey(name, body) {
  for (const [way, as] of [['on a desktop', { size: desktop }], ['on a phone', { size: phone }],
    ['without JavaScript', { size: phone, script: false }]]) {
    test(`${name}, ${way}`, () => body(as, way));
  }
}

/** Runs what was gathered, two at a time: each makes the records that it changes, so that none waits for another. */
export function runGathered() {
  describe('in the browser', { concurrency: 2 }, () => {
    for (const [name, body] of gathered) it(name, { timeout: 120_000 }, body);
  });
}

// --- The program ---------------------------------------------------------------------------------------------------

let program;

/** The address of the running program, such as http://127.0.0.1:4711. */
export async function address() {
  program ??= startProgram();
  return (await program).address;
}

async function startProgram() {
  const running = await serve();
  const log = createWriteStream(join(out, 'server.log'));
  running.child.stdout.pipe(log, { end: false });
  running.child.stderr.pipe(log, { end: false });
  return running;
}

/** Starts a program of one's own with demo data; `settings` are more arguments of `bygd serve`. */
export async function serve(settings = []) {
  const binary = process.env.BYGD_BIN;
  if (!binary) throw new Error('BYGD_BIN names no program: run ./dev e2e');
  const data = mkdtempSync(join(tmpdir(), 'bygd-e2e-'));
  process.on('exit', () => rmSync(data, { recursive: true, force: true }));
  const made = spawnSync(binary, ['demo', '--data', data], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`bygd demo failed (${made.status}): ${made.stderr || made.error}`);

  const port = await freePort();
  mkdirSync(out, { recursive: true });
  const source = await startStatistics();
  const sources = ['--kolada-url', source, '--pxweb-url', source];
  const child = spawn(binary, ['serve', '--data', data, '--port', String(port), ...sources, ...settings]);
  process.on('exit', () => child.kill('SIGKILL'));
  const running = { address: `http://127.0.0.1:${port}`, child };
  await answering(running);
  return running;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answering({ address, child }) {
  const patience = Date.now() + 30_000;
  while (Date.now() < patience) {
    if (child.exitCode !== null) throw new Error(`bygd serve ended with ${child.exitCode}: see e2e/out/server.log`);
    const answer = await fetch(address).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('bygd serve did not answer within 30 seconds: see e2e/out/server.log');
}

// --- The browser ---------------------------------------------------------------------------------------------------

let browser;

function startBrowser() {
  const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
  // Chromium's sandbox refuses to run as root.
  if (process.getuid() === 0) flags.push('--no-sandbox');
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags });
}

after(async () => {
  const opened = await browser?.catch(() => null);
  await opened?.close();
  const running = await program?.catch(() => null);
  if (running && running.child.exitCode === null) {
    const ended = new Promise((resolve) => running.child.once('exit', resolve));
    running.child.kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
  }
});

// --- Visitors ------------------------------------------------------------------------------------------------------

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };
/** 1280 pixels at 400 %: the width at which WCAG 1.4.10 asks that nothing needs scrolling sideways. */
export const narrow = { width: 320, height: 740 };

const sessions = new Map();

function sessionOf(base, account) {
  if (!sessions.has(account)) sessions.set(account, signIn(base, account));
  return sessions.get(account);
}

/**
 * Opens a page for a visitor, lets `body(page, faults)` use it, and closes it.
 *
 * `as`: { size, script, account, language }; the account is a key of `accounts` in paths.json, none is a visitor.
 * `faults` fills with what went wrong on the way: errors in the console, scripts that threw, requests to other hosts,
 * parts of a page that did not come.
 */
export async function visit(as, body) {
  const base = await address();
  browser ??= startBrowser();
  const storageState = as.account ? await sessionOf(base, as.account) : undefined;
  const context = await newContext(base, as, storageState);
  try {
    const page = await context.newPage();
    return await body(page, watch(page, base));
  } finally {
    await context.close();
  }
}

/** Like `visit`, and fails when anything went wrong on the way that the person would not notice at once. */
export function person(as, body) {
  return visit(as, async (page, faults) => {
    const said = await body(page);
    assert.deepEqual(faults, [], 'nothing goes wrong behind the page');
    return said;
  });
}

async function newContext(base, as, storageState) {
  const context = await (await browser).newContext({
    baseURL: base,
    viewport: as.size ?? desktop,
    javaScriptEnabled: as.script ?? true,
    locale: as.language ?? 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    storageState,
  });
  context.setDefaultTimeout(15_000);
  return context;
}

function watch(page, base) {
  const faults = [];
  page.on('console', (said) => {
    // An answer such as 404 is also said in the console: the parts of a page are told below, the page by its journey.
    const isAnswer = said.text().includes('the server responded with a status of');
    if (said.type() === 'error' && !isAnswer) faults.push(`console: ${said.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && !url.startsWith(`${base}/`)) faults.push(`another host: ${url}`);
  });
  page.on('response', (response) => {
    const isPage = response.request().resourceType() === 'document';
    if (!isPage && response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}

/** The name and password of an account of paths.json. */
export function account(key) {
  return { name: paths.accounts[key], password: paths.password };
}

/** Fills in and sends the form that has a password field. */
export async function fillSignIn(page, { name, password }) {
  const form = page.locator('form', { has: page.locator('input[type=password]') });
  await form.locator('input[type=text], input[type=email], input:not([type])').first().fill(name);
  await form.locator('input[type=password]').fill(password);
  await form.locator('[type=submit], button:not([type])').first().click();
}

async function signIn(base, key) {
  const context = await newContext(base, {});
  try {
    const page = await context.newPage();
    await page.goto(paths.signIn);
    await fillSignIn(page, account(key));
    if (await page.locator('input[type=password]').count()) {
      throw new Error(`the demo account "${account(key).name}" of e2e/paths.json could not sign in`);
    }
    return await context.storageState();
  } finally {
    await context.close();
  }
}

/**
 * Opens a page: a path, or { path } or { first, on } with an optional `then`: the first link on the page `on` that
 * begins with `first` and goes to a record, and what is added to it. `on` may itself be found in that way, and a link
 * may have to be `named`: a journey makes records of its own, so the first one is not the same before and after it.
 */
export async function open(page, where) {
  const path = await pathOf(page, where);
  return page.goto(path, { waitUntil: 'load' });
}

async function pathOf(page, where) {
  if (typeof where === 'string') return where;
  if (where.path) return where.path;
  await open(page, where.on);
  const links = await page.locator(`a[href^="${where.first}"]`).evaluateAll((all, name) =>
    all.filter((link) => !name || link.textContent.trim() === name).map((link) => link.getAttribute('href')), where.named);
  const found = links.find((href) => /^[0-9]/.test(href.slice(where.first.length)));
  if (!found) throw new Error(`${page.url()} has no link that begins with ${where.first}`);
  return where.then ? found.split(/[?#]/)[0] + where.then : found;
}

/** The name of a place for people. */
export function nameOf(where) {
  if (typeof where === 'string') return where;
  return where.name ?? where.path ?? `${where.first}…${where.then ?? ''}`;
}

// --- What can be said of any page ----------------------------------------------------------------------------------

/** What axe finds against WCAG 2.1 A and AA, one line per rule and place. */
export async function axe(page, rules) {
  let builder = new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  if (rules) builder = builder.withRules(rules);
  const { violations } = await builder.analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} at ${node.target.join(' ')}: ${violation.help}`));
}

/** The elements that stick out to the right of the window; none where nothing needs scrolling sideways. */
export function overflow(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const inScroller = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true;
      }
      return false;
    };
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > room + 1 && !inScroller(element))
      .map((element) => {
        const right = Math.round(element.getBoundingClientRect().right);
        return `${element.tagName.toLowerCase()}.${element.className} reaches ${right} of ${room}`;
      });
    return wide.length ? wide.slice(0, 8) : [`the page is ${document.documentElement.scrollWidth} wide of ${room}`];
  });
}

/** Saves what the page looks like into e2e/out, if `--screenshots` was asked for. */
export async function screenshot(page, name) {
  if (!wantsScreenshots) return;
  mkdirSync(out, { recursive: true });
  const file = name.replace(/[^a-zåäö0-9]+/gi, '-').replace(/^-|-$/g, '') || 'start';
  await page.screenshot({ path: join(out, `${file}.png`), fullPage: true });
}
