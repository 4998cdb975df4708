// One organisation under two names: side by side, made one, and apart again.

import assert from 'node:assert/strict';
import { journey, person } from '../harness.mjs';
import { fillIn, newProject, said, save, sees, unique } from '../records.mjs';

async function newOrganisation(page, name) {
  await page.goto('/organisationer/ny');
  await fillIn(page, { Namn: name, [said('field-organisation-kind')]: 'Företag' });
  await save(page);
  await sees(page, said('done-created'));
  return new URL(page.url()).pathname;
}

async function titlesOf(page) {
  const links = await page.locator('main').getByRole('link').allInnerTexts();
  return links.map((text) => text.trim());
}

journey('a manager makes two name variants one and undoes it', (as, way) =>
  person({ ...as, account: 'region' }, async (page) => {
    const name = unique(`Väveriet i ${way.split(' ').at(-1)}`);
    const [main, variant] = [`${name} AB`, `${name} Aktiebolag`];
    const path = await newOrganisation(page, main);
    const other = await newOrganisation(page, variant);
    const title = unique('Vävstolar åt alla');
    await newProject(page, { Rubrik: title, Projektägare: variant });
    await page.goto(path);
    assert.ok(!(await titlesOf(page)).includes(title), 'before, the project is the other name’s');
    const row = page.locator('main tr', { hasText: variant });
    assert.match(await row.innerText(), /Förslag:/, 'the page suggests that they are the same');
    await row.getByRole('button', { name: said('variant-merge') }).click();
    await sees(page, said('done-merged'));
    assert.ok((await titlesOf(page)).includes(title), 'now the page has the project of both names');
    await page.goto(other);
    await sees(page, main, 'the variant leads to the main name');
    await page.goto(path);
    await row.getByRole('button', { name: said('variant-undo') }).click();
    await sees(page, said('done-unmerged'));
    assert.ok(!(await titlesOf(page)).includes(title), 'the project went back with its name');
    await page.goto(other);
    assert.equal((await page.locator('h1').innerText()).trim(), variant);
    assert.ok((await titlesOf(page)).includes(title));
  }));
