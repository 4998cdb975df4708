// Plans: reading one by person and priority, and editing it as the head of unit.

import assert from 'node:assert/strict';
import { axe, journey, open, person } from '../harness.mjs';
import { fillIn, numberOf, said, save, sees, seesNot, tab, unique } from '../records.mjs';

const aPlan = { first: '/planer/', on: '/planer', named: 'Verksamhetsplan 2026' };

journey('a reader finds what has high priority for one person', (as) =>
  person(as, async (page) => {
    await open(page, aPlan);
    await tab(page, 'Personer');
    const all = numberOf((await page.locator('main .count').innerText()).match(/[0-9\s]+insats/)[0]);
    await page.getByLabel('Vem', { exact: true }).selectOption({ label: 'Tor' });
    if (as.script !== false) await page.waitForURL(/vem=tor/);
    await page.getByLabel('Prioritet', { exact: true }).selectOption({ label: 'Hög' });
    if (as.script === false) await page.getByRole('button', { name: said('filter-show'), exact: true }).click();
    await page.waitForURL(/prio=high/);
    await page.waitForLoadState('networkidle');
    const shown = numberOf((await page.locator('main .count').innerText()).match(/[0-9\s]+insats/)[0]);
    assert.ok(shown > 0 && shown < all, `${shown} of ${all} initiatives`);
    const group = page.locator('main details', { has: page.getByRole('heading', { name: 'Tor' }) });
    const rows = group.locator('tbody tr').filter({ visible: true });
    assert.equal(await rows.count(), shown, 'as many as the page says');
    for (const text of await rows.allInnerTexts()) assert.match(text, /Tor.*Hög/s);
    const title = (await rows.first().getByRole('link').innerText()).trim();
    await rows.first().getByRole('link').click();
    assert.equal((await page.locator('h1').innerText()).trim(), title);
    await sees(page, 'Tor');
  }));

/** Where the initiatives of the plan stand, from the top of the page. */
async function orderOf(page, titles) {
  const all = (await page.locator('main article').allInnerTexts()).map((text) => text.split('\n')[0].trim());
  return all.filter((text) => titles.includes(text));
}

/** A plan of one's own that everybody sees, with one chapter; its address. */
async function newPlan(page, title) {
  await page.goto('/planer/ny');
  await page.getByLabel(said('field-title'), { exact: true }).fill(title);
  await page.getByLabel(said('field-year-from'), { exact: true }).fill('2026');
  await page.getByLabel(said('field-visibility'), { exact: true }).selectOption('public');
  await save(page);
  const plan = new URL(page.url()).pathname;
  await page.goto(`${plan}/del/ny`);
  await page.getByLabel(said('field-title'), { exact: true }).fill('Möten');
  await save(page);
  await page.goto(plan);
  return plan;
}

async function newInitiative(page, part, values) {
  await page.goto(part);
  await fillIn(page, values);
  await save(page);
  await sees(page, said('done-created'));
  return new URL(page.url()).pathname;
}

journey('the head of unit adds an initiative, moves it, withdraws and restores it', (as) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    const plan = await newPlan(page, unique('Egen plan'));
    const part = await page.locator('main a[href*="/insats/ny?del="]').first().getAttribute('href');
    const [above, below] = [unique('Frukost med företagen'), unique('Rundtur i hamnen')];
    await newInitiative(page, part, { Rubrik: above });
    const path = await newInitiative(page, part, {
      Rubrik: below, Syfte: 'Fler ska mötas.', Aktiviteter: 'Boka båten\nBjuda in talare [Moa]', När: 'hösten 2026',
      Vem: 'Moa, Tor', Prioritet: 'Hög',
    });
    assert.equal((await page.locator('h1').innerText()).trim(), below);
    for (const text of ['Boka båten', 'Bjuda in talare', 'hösten 2026', 'Hög']) await sees(page, text);
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the page of the initiative');
    await page.goto(plan);
    assert.deepEqual(await orderOf(page, [above, below]), [above, below], 'new ones come last');
    await page.goto(path);
    await page.getByRole('button', { name: said('plan-initiative-up') }).click();
    await sees(page, /Insatsen står nu som nummer \d+ av \d+ under/, 'it says where it went');
    await page.goto(plan);
    assert.deepEqual(await orderOf(page, [above, below]), [below, above], 'it has moved up');
    await page.goto(path);
    await page.locator('main details summary', { hasText: said('plan-initiative-withdraw') }).click();
    await page.locator('main details').getByRole('button', { name: said('plan-initiative-withdraw') }).click();
    await person(as, async (visitor) => {
      await visitor.goto(plan);
      assert.deepEqual(await orderOf(visitor, [above, below]), [above], 'the plan no longer shows it');
      await page.goto(plan);
      await page.locator('main').getByRole('link', { name: below }).click();
      await sees(page, said('plan-initiative-is-withdrawn'));
      await page.getByRole('button', { name: said('project-restore') }).click();
      await visitor.goto(plan);
      assert.deepEqual(await orderOf(visitor, [above, below]), [below, above], 'it is back where it was');
      await visitor.goto(path);
      await sees(visitor, 'Boka båten', 'with its activities');
      await seesNot(visitor, said('plan-initiative-up'), 'a visitor does not edit');
    });
  }));
