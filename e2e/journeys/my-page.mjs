// One's own page: what waits, what one has changed, and the ways there.

import assert from 'node:assert/strict';
import { axe, desktop, journey, open, person, test } from '../harness.mjs';
import { newProject, said, sees, unique } from '../records.mjs';

const aPlan = { first: '/planer/', on: '/planer', named: 'Verksamhetsplan 2026' };

journey('the head of unit finds the initiatives that name her', (as) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    await open(page, '/min-sida');
    assert.equal((await page.locator('h1').innerText()).trim(), said('nav-my-page'));
    await sees(page, 'Moa Öberg');
    await sees(page, '”Moa”', 'it says how it is matched');
    const panel = page.locator('main section', { hasText: said('plan-mine-title') }).first();
    const first = panel.locator('a[href^="/planer/insats/"]').first();
    const title = (await first.innerText()).trim();
    await first.click();
    assert.equal((await page.locator('h1').innerText()).trim(), title);
    await sees(page, 'Moa', 'the initiative names her');
  }));

journey('what one changes stands on one\'s own page', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const title = unique('Färjeläget i skärgården');
    await newProject(page, { Rubrik: title });
    await page.goto('/min-sida');
    await sees(page, title);
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the page with a change');
    await page.locator('main').getByRole('link', { name: title }).click();
    assert.equal((await page.locator('h1').innerText()).trim(), title);
  }));

test('the keyboard leads to one\'s own page', () =>
  person({ size: desktop, account: 'region' }, async (page) => {
    await open(page, aPlan);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: said('go-label') }).waitFor();
    await page.keyboard.type('min si');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/min-sida/);
  }));
