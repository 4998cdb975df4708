// A document comes in through the browser: chosen, read, looked at, stored.

import assert from 'node:assert/strict';
import { axe, journey, overflow, person } from '../harness.mjs';
import { said, sees, unique } from '../records.mjs';

/** A list of two projects whose printed total is right; no other run has the same list, nor a project of it. */
function list() {
  const title = unique('Bryggor för besökare');
  const text = [unique('Beviljade projekt i byarna'), '', 'Projekt;Projektägare;Total kostnad;Beviljat belopp',
    `${title};Hamnbolaget;400 000;200 000`, `${unique('Skyltar i skogen')};Byarådet;100 000;50 000`,
    'Summa;;500 000;250 000', ''].join('\n');
  return { title, file: { name: `${unique('insatser')}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) } };
}

async function send(page, file) {
  await page.goto('/kallor');
  await page.locator('main').getByRole('link', { name: said('upload-title') }).click();
  if (file) await page.getByLabel(said('source-file'), { exact: false }).setInputFiles(file);
  await page.getByRole('button', { name: said('upload-send') }).click();
}

journey('a document is read, looked at and stored', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const { title, file } = list();
    await send(page, null);
    await sees(page, said('upload-no-file'));
    const field = page.getByLabel(said('source-file'), { exact: false });
    assert.equal(await field.getAttribute('aria-invalid'), 'true', 'the error stands at its field');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the form with an error');
    await field.setInputFiles(file);
    await page.getByRole('button', { name: said('upload-send') }).click();
    await sees(page, said('review-lead'));
    await sees(page, title, 'the review names what would be new');
    await sees(page, /1 av 1|2 av 2|3 av 3/, 'the printed totals are checked');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the review');
    assert.deepEqual(await overflow(page), [], 'the review needs no scrolling sideways');
    const address = page.url();
    await page.goto('/kallor');
    await sees(page, said('upload-waiting-title'), 'one may come back later');
    await page.goto(address);
    await page.getByRole('button', { name: said('review-store') }).click();
    await sees(page, said('done-imported'));
    await page.goto(`/projekt?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title }).click();
    assert.equal((await page.locator('h1').innerText()).trim(), title);
  }));

journey('a document is thrown away', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const { title, file } = list();
    await send(page, file);
    await sees(page, said('review-lead'));
    await page.locator('main summary', { hasText: said('review-discard') }).click();
    await page.getByRole('button', { name: said('review-discard-yes') }).click();
    await sees(page, said('done-discarded'));
    await page.goto(`/projekt?q=${encodeURIComponent(title)}`);
    assert.equal(await page.getByRole('link', { name: title }).count(), 0, 'nothing was stored');
  }));
