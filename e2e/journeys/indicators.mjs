// Indicators: a value is reported and corrected, and municipalities are compared.

import assert from 'node:assert/strict';
import { axe, journey, open, person } from '../harness.mjs';
import { fillIn, said, save, sees } from '../records.mjs';

journey('the head of unit reports a value, corrects it, and sees the colour and the old version', (as, way) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    await open(page, { first: '/nyckeltal/', on: '/nyckeltal?q=f%C3%B6retagslotsen' });
    const path = new URL(page.url()).pathname;
    // A year of its own for each way, since they write at once.
    const year = way.includes('desktop') ? '2011' : way.includes('phone') ? '2012' : '2013';
    await page.goto(`${path}/varde`);
    await fillIn(page, { Period: year, Värde: '4,1' });
    await save(page);
    await sees(page, said('done-saved'));
    await sees(page, '4,1');
    await page.goto(`${path}/varde?period=${year}`);
    await fillIn(page, { Värde: '4,2' });
    await save(page);
    await sees(page, said('value-why'));
    await fillIn(page, { Kommentar: 'Ett svar hade räknats två gånger.' });
    await save(page);
    await sees(page, said('done-saved'));
    await sees(page, 'Ett svar hade räknats två gånger.');
    await sees(page, 'mot målet över 4,2');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the page of the indicator');
  }));

journey('a regional strategist compares the municipalities of a county', (as) =>
  person(as, async (page) => {
    await open(page, '/lan?lan=14');
    await sees(page, said('county-how'));
    await page.locator('main a[href*="nyckeltal="]').filter({ hasText: 'Nystartade' }).last().click();
    await page.waitForURL(/nyckeltal=/);
    await sees(page, 'Viktat medel av 49 kommuner.');
    const sorted = page.locator('main thead a.sort').nth(1);
    await sorted.click();
    await page.waitForURL(/ordning=1/);
    const cells = await page.locator('main tbody tr td:nth-child(2)').allInnerTexts();
    const values = cells.map((text) => Number(text.replace(',', '.'))).filter((value) => !Number.isNaN(value));
    assert.ok(values.length > 40, `${values.length} values`);
    assert.deepEqual(values, [...values].sort((a, b) => a - b));
  }));
