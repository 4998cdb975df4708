// Statistics from outside: an indicator is found at Kolada, looked at, chosen and fetched; the source changes its title.

import assert from 'node:assert/strict';
import { axe, journey, person, test } from '../harness.mjs';
import { sees, unique } from '../records.mjs';
import { fallSilent, rename } from '../statistics.mjs';

const own = (way) => (way.includes('desktop') ? 'N90001' : way.includes('phone') ? 'N90002' : 'N90003');

/** The page again until it says what a job has done meanwhile. */
async function becomes(page, text) {
  for (let turn = 0; turn < 60; turn += 1) {
    if (await page.locator('main').getByText(text).filter({ visible: true }).count()) return;
    await page.waitForTimeout(250);
    await page.goto(new URL(page.url()).pathname);
  }
  assert.fail(`"${text}" did not come: ${page.url()}`);
}

/** axe runs in the page, so it needs script. */
const accessible = (page, as) => (as.script === false ? [] : axe(page));

journey('an indicator is chosen from Kolada and stops when its title changes', (as, way) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    const id = own(way);
    await page.goto('/definitioner');
    await page.getByRole('link', { name: 'Nyckeltal från Kolada' }).click();
    await page.getByLabel('Ord i titeln').fill(`påhittat ${id.toLowerCase()}`);
    await page.getByRole('button', { name: 'Sök i källan' }).click();
    await page.getByRole('link', { name: new RegExp(id) }).click();
    await sees(page, 'Källa: Kolada');
    await sees(page, 'Riket');
    assert.deepEqual(await accessible(page, as), []);
    const name = unique('Andel påhittat');
    await page.getByLabel('Namn hos er').fill(name);
    await page.getByRole('button', { name: 'Hämta det här nyckeltalet' }).click();
    assert.equal((await page.locator('h1').innerText()).trim(), name);
    await sees(page, 'Nyckeltalet är valt');
    await becomes(page, 'Göteborg');
    rename(id, `Påhittat nyckeltal ${id}, ny definition`);
    await page.getByRole('button', { name: 'Hämta nu' }).click();
    await becomes(page, 'Källan har bytt titel');
    await sees(page, 'ny definition');
    assert.deepEqual(await accessible(page, as), []);
    await page.getByRole('button', { name: 'Godkänn den nya titeln' }).click();
    await sees(page, 'Värdena hämtas nu');
    await becomes(page, 'Hämta nu');
    await page.getByRole('button', { name: 'Sluta hämta' }).click();
    await sees(page, 'Hämtningen är stoppad');
  }));

test('a source that does not answer is told calmly', () =>
  person({ account: 'kommun' }, async (page) => {
    fallSilent('tystnad');
    await page.goto('/definitioner/kolada?q=tystnad');
    await sees(page, 'Kolada svarar inte just nu');
    await page.getByLabel('Ord i titeln').waitFor();
  }));
