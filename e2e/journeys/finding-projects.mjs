// Finding: from the search box to a project, and a portfolio whose shown totals are those of its export.

import assert from 'node:assert/strict';
import { journey, person } from '../harness.mjs';
import { numberOf, said } from '../records.mjs';

journey('searching for kompetens finds a project', (as) =>
  person(as, async (page) => {
    await page.goto('/');
    const box = page.getByRole('searchbox', { name: 'Sök i Bygd' });
    await box.fill('kompetens');
    await box.press('Enter');
    await page.waitForURL(/\/sok\?q=kompetens/);
    const marks = await page.locator('main mark').allInnerTexts();
    assert.ok(marks.some((text) => /kompetens./i.test(text)), `longer words are found too: ${marks.join(', ')}`);
    await page.locator('main nav').getByRole('link', { name: /^Projekt/ }).click();
    const hit = page.locator('main ol').getByRole('link').first();
    const title = (await hit.innerText()).trim();
    await hit.click();
    assert.match(page.url(), /\/projekt\/[0-9]+/);
    assert.equal((await page.locator('h1').innerText()).trim(), title, 'the hit leads to its project');
  }));

/** The rows of an export: cells between semicolons, quoted where they hold one or a line end. */
function rowsOf(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ';') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

function sumOf(rows, heads, head) {
  const column = heads.indexOf(head);
  assert.ok(column >= 0, `the export has a column "${head}"`);
  return rows.reduce((sum, row) => sum + Number(row[column].replace(',', '.') || 0), 0);
}

journey('a filtered portfolio and its export have the same totals', (as) =>
  person(as, async (page) => {
    await page.goto('/projekt');
    const all = numberOf(await page.locator('main .count').innerText());
    await page.getByLabel('Delregion', { exact: true }).selectOption({ label: 'Skaraborg' });
    if (as.script !== false) await page.waitForURL(/delregion=Skaraborg/);
    await page.getByLabel('Tema', { exact: true }).selectOption({ label: 'En ledande kunskapsregion' });
    if (as.script === false) await page.getByRole('button', { name: said('filter-show') }).click();
    await page.waitForURL(/tema=En/);
    await page.waitForLoadState('networkidle');
    const shown = numberOf((await page.locator('main .count').innerText()).match(/[0-9\s]+projekt/)[0]);
    assert.ok(shown > 0 && shown < all, `${shown} of ${all} projects are shown`);
    const total = page.locator('main tfoot tr').first().locator('td');
    const href = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const [heads, ...lines] = rowsOf((await (await page.request.get(href)).text()).replace(/^\uFEFF/, ''));
    const rows = lines.filter((row) => row[0] !== 'Summa');
    assert.equal(rows.length, shown, 'the export has as many projects as the page says');
    const places = new Set(rows.map((row) => `${row[heads.indexOf('Delregion')]}, ${row[heads.indexOf('Tema')]}`));
    assert.deepEqual([...places], ['Skaraborg, En ledande kunskapsregion']);
    assert.equal(sumOf(rows, heads, 'Total kostnad'), numberOf(await total.nth(0).innerText()), 'total cost');
    assert.equal(sumOf(rows, heads, 'Beviljat'), numberOf(await total.nth(1).innerText()), 'grant');
  }));

journey('from a finding to the marked lines in the source and back to the project', (as) =>
  person(as, async (page) => {
    await page.goto('/granska?slag=grant-exceeds-cost');
    const finding = page.locator('main li', { hasText: 'större än den totala kostnaden' }).first();
    const [, grant, cost, title] = (await finding.innerText()).match(/([0-9\s]+) är större .* ([0-9\s]+): (.+?)\.?$/m);
    await finding.getByRole('link', { name: /^rad/ }).click();
    await page.waitForURL(/\/kallor\//);
    const marked = (await page.locator('main li.marked').allInnerTexts()).join(' ').replace(/\s/g, '');
    assert.ok(marked.includes(`${numberOf(cost)}`) && marked.includes(`${numberOf(grant)}`),
      `the marked lines hold the two amounts: ${marked}`);
    assert.ok(marked.includes(title.replace(/\s/g, '')), 'and the project’s name');
    await page.goBack();
    await finding.getByRole('link', { name: said('finding-record') }).click();
    assert.equal((await page.locator('h1').innerText()).trim(), title);
    await page.locator('main').getByRole('link', { name: /^rad/ }).first().click();
    assert.match(page.url(), /\/kallor\/.*rader=/, 'the project leads to its lines too');
    assert.ok(await page.locator('main li.marked').first().isVisible());
  }));
