// A report: made as PDF by a job, fetched in other formats, in the office's own look.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { axe, journey, person } from '../harness.mjs';
import { said, save, sees } from '../records.mjs';

/** The bytes behind a link that downloads. */
async function fetched(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFileSync(await download.path());
}

/** Asks for the PDF and waits as a person would: by itself with JavaScript, by the link without. */
async function awaitPdf(page, script) {
  const ready = page.getByRole('link', { name: new RegExp(said('report-pdf-get')) });
  const make = page.getByRole('button', { name: said('report-pdf-make') });
  for (let turn = 0; turn < 60 && !(await ready.isVisible()); turn += 1) {
    // Again, where somebody has changed the plan meanwhile.
    if (await make.isVisible()) await make.click();
    await page.waitForTimeout(500);
    const again = page.getByRole('link', { name: said('report-pdf-look-again') });
    if (!script && (await again.isVisible())) await again.click();
  }
  return ready;
}

journey('a plan leaves the house as PDF, Word and web page', (as) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    const script = as.script !== false;
    await page.goto('/planer');
    await page.locator('main').getByRole('link', { name: /Verksamhetsplan/ }).first().click();
    await page.getByRole('link', { name: said('report-make'), exact: true }).click();
    const pdf = await fetched(page, await awaitPdf(page, script));
    assert.equal(pdf.subarray(0, 8).toString(), '%PDF-1.7');
    const docx = await fetched(page, page.getByRole('link', { name: said('report-format-docx'), exact: true }));
    assert.equal(docx.subarray(0, 2).toString(), 'PK');
    const html = await fetched(page, page.getByRole('link', { name: said('report-format-html'), exact: true }));
    if (script) {
      const file = join(mkdtempSync(join(tmpdir(), 'bygd-')), 'report.html');
      writeFileSync(file, html);
      await page.goto(pathToFileURL(file).href);
      assert.deepEqual(await axe(page), [], 'the web page is for everybody');
    }
  }));

journey('an office chooses how its reports look', (as) =>
  person({ ...as, account: 'natverk' }, async (page) => {
    await page.goto('/rapporter');
    await page.getByRole('link', { name: said('report-look'), exact: true }).click();
    await page.locator('#colour').fill('#ffee00');
    await save(page);
    await sees(page, said('report-error-colour-light'));
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the form with an error');
    await page.locator('#colour').fill('#00629b');
    await save(page);
    // The other runs of this journey change the same office's look: then one is told so, and saves again.
    for (let turn = 0; turn < 3 && (await page.getByText(said('report-look-stale')).isVisible()); turn += 1) {
      await save(page);
    }
    await sees(page, said('done-saved'));
    assert.equal(await page.locator('#colour').inputValue(), '#00629b');
  }));
