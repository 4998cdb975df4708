// A series comes in as a file, as CSV and as a workbook, and goes out again; and Bygd counts by itself.

import assert from 'node:assert/strict';
import { axe, journey, open, overflow, person } from '../harness.mjs';
import { said, sees, unique } from '../records.mjs';

const accessible = (page, as) => (as.script === false ? [] : axe(page));

/** The bytes of a file that the site gives. */
async function download(page, path) {
  const answer = await page.context().request.get(new URL(path, page.url()).href);
  assert.equal(answer.status(), 200, path);
  return answer.body();
}

async function show(page, file) {
  if (file) await page.locator('#file').setInputFiles(file);
  await page.getByRole('button', { name: said('series-file-show') }).click();
}

journey('the head of unit reads in a series from a CSV file and from a workbook', (as, way) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    await open(page, { first: '/nyckeltal/', on: '/nyckeltal?q=f%C3%B6retagslotsen' });
    const path = new URL(page.url()).pathname;
    // A year of its own for each way, since they write at once.
    const year = way.includes('desktop') ? '2001' : way.includes('phone') ? '2002' : '2003';
    await page.goto(`${path}/las-in`);
    await show(page, null);
    await sees(page, said('series-file-none'));
    assert.deepEqual(await accessible(page, as), [], 'the form with an error');
    const csv = (text) => ({ name: 'serie.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await show(page, csv(`År;Värde\n${year};tre\n`));
    await sees(page, said('series-file-nothing-written'));
    await sees(page, 'Rad 2: ”tre” är inget tal.');
    await show(page, csv(`År;Värde;Antal svar\n${year};3,25;41\n`));
    await sees(page, said('series-file-preview'));
    await sees(page, '3,25');
    assert.deepEqual(await overflow(page), [], 'the preview needs no scrolling sideways');
    assert.deepEqual(await accessible(page, as), [], 'the preview');
    await page.getByRole('button', { name: said('series-file-save') }).click();
    await sees(page, said('done-saved'));
    const workbook = await download(page, `${path}/serie.xlsx`);
    await page.goto(`${path}/las-in`);
    await show(page, { name: 'serie.xlsx', mimeType: 'application/octet-stream', buffer: workbook });
    await sees(page, '3,25', 'what was written out is read in');
    await page.goto(`${path}/las-in`);
    await show(page, { name: 'serie.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 and nothing more') });
    await sees(page, said('series-file-unreadable'));
  }));

journey('a counter is chosen and counted at once', (as) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    await page.goto('/definitioner');
    await page.getByRole('link', { name: said('count-title') }).click();
    await page.getByLabel(said('count-what')).selectOption({ label: said('counter-contacts-title') });
    await page.getByLabel(said('count-within'), { exact: false }).selectOption({ label: said('count-within-sub-regions') });
    await page.getByRole('button', { name: said('count-show') }).click();
    await sees(page, said('count-misfit-title'));
    await page.getByLabel(said('count-what')).selectOption({ label: said('counter-ticked-title') });
    await page.getByLabel(said('count-within'), { exact: false }).selectOption({ label: said('count-within-own') });
    await page.getByRole('button', { name: said('count-show') }).click();
    await sees(page, said('count-choose-title'));
    assert.deepEqual(await accessible(page, as), []);
    const name = unique('Avbockat');
    await page.getByLabel('Namn hos er').fill(name);
    await page.getByRole('button', { name: said('count-choose') }).click();
    assert.equal((await page.locator('h1').innerText()).trim(), name);
    await sees(page, said('done-count-chosen'));
    await sees(page, said('value-origin-counted'));
  }));
