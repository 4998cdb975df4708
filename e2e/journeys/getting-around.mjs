// Getting around: the other language, the keyboard alone.

import assert from 'node:assert/strict';
import { account, axe, desktop, journey, paths, person, phone, test } from '../harness.mjs';
import { said } from '../records.mjs';

journey('the other language and back', (as) =>
  person(as, async (page) => {
    await page.goto('/projekt?delregion=Skaraborg');
    const count = await page.locator('main tbody tr').count();
    await page.getByRole('link', { name: 'English' }).click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.match(page.url(), /\/projekt\?delregion=Skaraborg/, 'it is the same page');
    assert.equal(await page.locator('main tbody tr').count(), count, 'with the same projects');
    assert.equal((await page.locator('h1').innerText()).trim(), 'Projects');
    await page.goto('/planer');
    assert.equal((await page.locator('h1').innerText()).trim(), 'Plans', 'the choice stays');
    await page.getByRole('link', { name: 'Svenska' }).click();
    assert.equal((await page.locator('h1').innerText()).trim(), 'Planer');
  }));

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  return {
    text: (element.getAttribute('aria-label') || element.innerText || element.name || '').trim().split('\n')[0],
    tag: element.tagName.toLowerCase(),
    id: element.id,
    ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
    shown: element.getBoundingClientRect().width > 0,
  };
});

test('the keyboard alone: skip link, order, search', () =>
  person({ size: desktop }, async (page) => {
    await page.goto('/projekt');
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).text, said('skip-to-content'), 'the first stop is the skip link');
    assert.ok(await page.getByRole('link', { name: said('skip-to-content') }).isVisible());
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inMain = await page.evaluate(() => document.activeElement.closest('main') !== null);
    assert.ok(inMain, 'after the skip link the next stop is in the content');
    await page.goto('/projekt');
    const stops = [];
    for (let step = 0; step < 14; step += 1) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      assert.ok(stop.shown, `the stop ${stop.tag} "${stop.text}" is on the screen`);
      assert.ok(stop.ring, `the stop ${stop.tag} "${stop.text}" shows its focus`);
      stops.push(stop.text);
    }
    const order = [said('skip-to-content'), 'q', 'English', 'Logga in', 'Start', 'Projekt'];
    assert.deepEqual(stops.filter((text) => order.includes(text)).slice(0, order.length), order, stops.join(' | '));
    await page.goto('/planer');
    await page.keyboard.press('/');
    assert.equal((await focused(page)).id, 'site-search', 'a slash goes to the search box');
    await page.keyboard.type('kompetens/2020');
    assert.equal(await page.locator('#site-search').inputValue(), 'kompetens/2020', 'where it is just a character');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sok\?q=kompetens/);
  }));

test('the keyboard alone: signing in and adding a project', () =>
  person({ size: desktop }, async (page) => {
    const mine = account('region');
    await page.goto(`${paths.signIn}?till=/projekt/ny`);
    await page.getByLabel('E-postadress').focus();
    await page.keyboard.type(mine.name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(mine.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/projekt\/ny/);
    await page.getByLabel('Rubrik').focus();
    await page.keyboard.press('Enter');
    await page.getByText(said('form-errors-title')).waitFor();
    const role = await page.evaluate(() => document.activeElement.getAttribute('role'));
    assert.equal(role, 'alert', 'the errors get the focus');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal((await focused(page)).id, 'title', 'an error leads to its field');
  }));

test('the keyboard alone: go anywhere', () =>
  person({ size: desktop }, async (page) => {
    await page.goto('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Gå till' }).waitFor();
    assert.deepEqual(await axe(page), [], 'the dialog');
    await page.keyboard.type('nyck');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/nyckeltal/);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog').count(), 0, 'Escape closes it');
  }));

for (const script of [true, false]) {
  test(`the menu on a phone, ${script ? 'with' : 'without'} JavaScript`, () =>
    person({ size: phone, script }, async (page) => {
      await page.goto('/');
      await page.getByText('Meny', { exact: true }).click();
      await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Nyckeltal' })
        .filter({ visible: true }).click();
      assert.equal((await page.locator('h1').innerText()).trim(), 'Nyckeltal');
    }));
}
