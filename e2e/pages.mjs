// Every kind of page in paths.json, for everyone and for those who may see it, at every width, and dark; the public
// ones also without JavaScript. In the other language only the texts differ, so that one width will do.

import assert from 'node:assert/strict';
import { axe, desktop, nameOf, narrow, open, overflow, paths, phone, screenshot, test, visit } from './harness.mjs';

async function opened(page, where) {
  const wanted = where.status ?? 200;
  const answer = await open(page, where);
  assert.equal(answer.status(), wanted, `${page.url()} answers ${answer.status()}`);
}

async function headOf(page, language) {
  const found = [];
  if (!/\S.* – Bygd$/.test(await page.title())) found.push(`the title is "${await page.title()}"`);
  const headings = await page.locator('h1').allInnerTexts();
  if (headings.length !== 1 || !headings[0].trim()) found.push(`the h1 are ${JSON.stringify(headings)}`);
  const lang = await page.locator('html').getAttribute('lang');
  if (lang !== language) found.push(`the language of the page is "${lang}" instead of "${language}"`);
  return found;
}

/** Gathers all that is wrong before it fails, so that one run tells everything about a page. */
async function soundPage(page, faults, where, name) {
  await opened(page, where);
  const found = await headOf(page, where.language ?? 'sv');
  for (const size of [desktop, phone, narrow]) {
    await page.setViewportSize(size);
    found.push(...(await overflow(page)).map((line) => `at ${size.width}: ${line}`));
    if (size === desktop || (size === phone && !where.language)) {
      found.push(...(await axe(page)).map((line) => `at ${size.width}: ${line}`));
      await screenshot(page, `${name}-${size.width}`);
    }
  }
  if (!where.language) {
    await page.setViewportSize(desktop);
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await axe(page, ['color-contrast'])).map((line) => `dark: ${line}`));
    await screenshot(page, `${name}-dark`);
  }
  assert.deepEqual([...found, ...faults], [], `${page.url()} has faults`);
}

for (const [who, list] of Object.entries(paths.pages)) {
  for (const where of list) {
    const name = `page for ${who}: ${nameOf(where)}${where.language ? ` (${where.language})` : ''}`;
    const as = { account: who === 'everyone' ? undefined : who, language: where.language };
    test(name, () => visit(as, (page, faults) => soundPage(page, faults, where, name)));
    if (as.account) continue;
    test(`${name}, without JavaScript`, () =>
      visit({ ...as, script: false, size: phone }, async (page, faults) => {
        await opened(page, where);
        assert.deepEqual([...(await headOf(page, where.language ?? 'sv')), ...faults], [], `${page.url()} has faults`);
        assert.ok(await page.locator('h1').isVisible(), `${page.url()} shows no h1`);
      }));
  }
}

for (const path of paths.asksToSignIn) {
  test(`${path} asks a visitor to sign in`, () =>
    visit({}, async (page) => {
      await page.goto(path);
      assert.equal(await page.locator('input[type=password]').count(), 1, `${path} shows ${page.url()}`);
    }));
}
