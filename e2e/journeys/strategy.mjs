// Strategies: the regional strategist looks for gaps and follows the golden thread; a municipality makes a
// programme of its own from a pasted list, and its initiatives find their goals.

import assert from 'node:assert/strict';
import { axe, journey, open, person } from '../harness.mjs';
import { fillIn, numberOf, said, save, sees, seesNot, tab, unique } from '../records.mjs';

const aStrategy = { first: '/strategier/', on: '/strategier' };

/** The number in a tile. */
async function tile(page, key) {
  const found = page.locator('main .tile', { hasText: said(key) }).first();
  return numberOf(await found.locator('.tile-value').innerText());
}

journey('the regional strategist finds issues without money and who works towards a goal', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    await open(page, aStrategy);
    await tab(page, said('strategy-coverage'));
    const without = await tile(page, 'coverage-without-money');
    await page.locator('main .tile').getByRole('link', { name: said('coverage-without-money') }).click();
    await page.waitForURL(/visa=utan-pengar/);
    assert.equal(await page.locator('main tbody tr').count(), without, 'as many rows as the number says');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the matrix');
    await tab(page, said('strategy-alignment'));
    await sees(page, 'Näringslivsprogram för Åsunda');
    await page.goto('/sok?q=arbetsplatser+examen');
    await page.locator('main a[href^="/roda-traden/"]').first().click();
    await sees(page, 'Praktikveckan', 'an initiative of a municipality, by way of its own goal');
    await page.locator('main').getByRole('link', { name: 'Praktikveckan' }).first().click();
    await sees(page, said('thread-title'));
    await sees(page, 'Varje gymnasieelev har mött tre arbetsplatser före examen', 'and back up to the region');
    await page.goto('/projekt?q=Do-Tank');
    await page.locator('main').getByRole('link', { name: 'Smart Textile och Do-Tank' }).first().click();
    await sees(page, said('thread-up-numbered'));
  }));

journey('a municipality pastes its programme, adopts it, and an initiative finds its goal', (as) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    const [title, goal] = [unique('Program för hamnen'), unique('Fler båtar i hamnen')];
    await page.goto('/strategier/ny');
    await fillIn(page, { [said('strategy-owner')]: 'Åsunda kommun', Rubrik: title });
    await save(page);
    await sees(page, said('done-created'));
    const path = new URL(page.url()).pathname;
    await page.locator('.page-actions').getByRole('link', { name: said('strategy-list') }).click();
    const list = page.getByLabel(said('strategy-list-field'), { exact: true });
    await list.fill(`Hamnen;1;Liv vid vattnet;${goal} (2030)\nHamnen;1;Något annat;`);
    await page.getByRole('button', { name: said('strategy-list-preview') }).click();
    await sees(page, said('strategy-list-number-twice'));
    await list.fill(`Hamnen;1;Liv vid vattnet;${goal} (2030)\n;;;Ett kafé till`);
    await page.getByRole('button', { name: said('strategy-list-preview') }).click();
    await sees(page, goal);
    await page.getByRole('button', { name: said('strategy-list-save') }).click();
    await sees(page, said('done-created'));
    await page.locator('.page-actions').getByRole('link', { name: said('strategy-adopt') }).click();
    await page.getByLabel(said('field-decided-section'), { exact: false }).fill('12');
    await save(page);
    await sees(page, said('done-strategy-adopted'));
    await open(page, { first: '/planer/insats/', on: { first: '/planer/', on: '/planer', named: 'Verksamhetsplan 2026' } });
    const initiative = new URL(page.url()).pathname;
    await page.getByRole('link', { name: said('thread-choose'), exact: true }).click();
    await page.getByLabel(said('linking-search')).fill(goal);
    await page.keyboard.press('Enter');
    await page.getByLabel(goal).check();
    await save(page);
    await sees(page, goal, 'the initiative shows its goal');
    await page.goto(path);
    await page.locator('main').getByRole('link', { name: goal }).click();
    await page.locator(`main a[href="${initiative}"]`).first().waitFor();
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the golden thread');
    await page.goto(path);
    await page.locator('main details summary', { hasText: said('strategy-withdraw') }).click();
    await page.getByRole('button', { name: said('strategy-withdraw') }).click();
    await page.goto(initiative);
    await seesNot(page, goal, 'a withdrawn strategy has no goals to show');
  }));
