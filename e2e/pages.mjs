// Every page of paths.json, as everyone and as one who has signed in, at every width, with and without JavaScript.

import assert from 'node:assert/strict';
import { axe, desktop, narrow, overflow, paths, phone, screenshot, test, visit } from './harness.mjs';

async function opened(page, path) {
  const answer = await page.goto(path, { waitUntil: 'load' });
  assert.equal(answer.status(), 200, `${path} answers ${answer.status()}`);
}

/** Gathers all that is wrong before it fails, so that one run tells everything about a page. */
async function soundPage(page, faults, path, name) {
  await opened(page, path);
  const found = [];
  if (!(await page.title()).trim()) found.push('no <title>');
  const headings = await page.locator('h1').count();
  if (headings !== 1) found.push(`${headings} h1 instead of one`);
  if (!(await page.locator('html').getAttribute('lang'))) found.push('no lang on <html>');
  for (const size of [desktop, phone, narrow]) {
    await page.setViewportSize(size);
    found.push(...(await overflow(page)).map((line) => `at ${size.width}: ${line}`));
    if (size !== narrow) {
      found.push(...(await axe(page)).map((line) => `at ${size.width}: ${line}`));
      await screenshot(page, `${name}-${size.width}`);
    }
  }
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await axe(page, ['color-contrast'])).map((line) => `dark: ${line}`));
  await screenshot(page, `${name}-dark`);
  assert.deepEqual([...found, ...faults], [], `${path} has faults`);
}

for (const [signedIn, list] of [[false, paths.public], [true, paths.signedIn]]) {
  const who = signedIn ? 'signed in' : 'public';
  for (const path of list) {
    test(`${who} ${path}`, () =>
      visit({ signedIn }, (page, faults) => soundPage(page, faults, path, `${who} ${path}`)));

    test(`${who} ${path} without JavaScript`, () =>
      visit({ signedIn, script: false, size: phone }, async (page, faults) => {
        await opened(page, path);
        assert.ok(await page.locator('h1').isVisible(), `${path} shows no h1`);
        assert.deepEqual(faults, [], `${path} has faults`);
      }));
  }
}

test('an address that is nowhere', () =>
  visit({}, async (page) => {
    const answer = await page.goto('/finns-inte');
    assert.equal(answer.status(), 404);
    assert.ok(await page.locator('h1').isVisible(), 'the answer to a wrong address is a page');
    assert.deepEqual(await axe(page), []);
  }));
