// "Whom do I contact where I am": by municipality, on the network's page and on its own.

import assert from 'node:assert/strict';
import { journey, open, person } from '../harness.mjs';
import { said, sees } from '../records.mjs';

journey('whom do I contact in Kungälv', (as) =>
  person(as, async (page) => {
    await open(page, { first: '/natverk/', on: '/natverk' });
    await page.getByLabel('Kommun', { exact: true }).fill('Kungälv');
    await page.getByRole('button', { name: said('turning-show') }).click();
    await sees(page, said('turning-direct', { place: 'Kungälv' }));
    const card = page.locator('main [role=status] ~ *', { hasText: 'Kungälvs kommun' }).first();
    const phone = card.getByRole('link', { name: /^0[0-9]+-/ });
    assert.match(await phone.getAttribute('href'), /^tel:0[0-9]{7,}$/);
    assert.match(await card.getByRole('link', { name: /@/ }).getAttribute('href'), /^mailto:.+@.+/);
    const name = (await card.getByRole('link').first().innerText()).trim();
    await card.getByRole('link', { name }).click();
    assert.equal((await page.locator('h1').innerText()).trim(), name, 'the contact has a page');
    await sees(page, 'Kungälvs kommun');
  }));

journey('a municipality that nobody knows is said to be unknown', (as) =>
  person(as, async (page) => {
    await page.goto('/kontakt');
    await page.getByLabel('Kommun', { exact: true }).fill('Atlantis');
    await page.getByRole('button', { name: said('turning-show') }).click();
    await sees(page, said('turning-unknown', { place: 'Atlantis' }));
    assert.equal(await page.getByLabel('Kommun', { exact: true }).inputValue(), 'Atlantis', 'what was typed stays');
  }));
