// Editing a project: errors at the field, history, two browsers at once, a double click.

import assert from 'node:assert/strict';
import { axe, journey, person, visit } from '../harness.mjs';
import { fillIn, newProject, said, save, sees, seesNot, tab, unique } from '../records.mjs';

journey('a strategist edits a project', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const title = unique('Mötesplats för snickare');
    const path = await newProject(page, { Rubrik: title, 'Total kostnad': '400 000', Beviljat: '100 000' });
    await page.getByRole('link', { name: said('word-edit'), exact: true }).click();
    const typed = { Rubrik: `${title} och målare`, Beviljat: 'en hel del', Beskrivning: 'Två verkstäder öppnar.' };
    await fillIn(page, typed);
    await save(page);
    await sees(page, said('form-errors-title'));
    const grant = page.getByLabel('Beviljat');
    assert.equal(await grant.getAttribute('aria-invalid'), 'true', 'the error stands at its field');
    assert.equal(await grant.inputValue(), 'en hel del', 'what was wrong is still there');
    assert.equal(await page.getByLabel('Rubrik').inputValue(), `${title} och målare`, 'and what was right');
    assert.equal(await page.getByLabel('Beskrivning').inputValue(), 'Två verkstäder öppnar.');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the form with an error');
    await fillIn(page, { Beviljat: '150 000' });
    await save(page);
    await sees(page, said('done-saved'));
    assert.equal((await page.locator('h1').innerText()).trim(), `${title} och målare`);
    await sees(page, /150\s000/);
    await tab(page, 'Historik');
    await sees(page, /100\s?000/, 'the history tells the old amount');
    await sees(page, /150\s?000/, 'the history tells the new amount');
    await sees(page, 'Ellen Regnell', 'the history tells who');
    await page.goto(`/projekt?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: `${title} och målare` }).click();
    assert.equal(new URL(page.url()).pathname, path, 'the list finds it by its new title');
  }));

journey('an amount that can be read in two ways is asked about', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const title = unique('Kajkant för småbåtar');
    await page.goto('/projekt/ny');
    await fillIn(page, { Rubrik: title, 'Total kostnad': '1,2 mnkr', Beviljat: '1.215' });
    await save(page);
    await sees(page, /Skriv 1\s215 om tecknet skiljer tusental, eller 1,22/, 'both readings are offered');
    assert.equal(await page.getByLabel('Beviljat').inputValue(), '1.215', 'what was typed is still there');
    assert.equal(await page.getByLabel('Total kostnad').inputValue(), '1,2 mnkr');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the form with the question');
    await fillIn(page, { Beviljat: '850 tkr' });
    await save(page);
    await sees(page, /1\s200\s000/);
    await sees(page, /850\s000/);
    await tab(page, 'Historik');
    await sees(page, /Beviljat: 850\s000\skr/, 'the history tells amounts as people write them');
    assert.equal((await page.locator('h1').innerText()).trim(), title, 'under the project\'s own title');
  }));

journey('two browsers edit the same project and nothing is lost', (as) =>
  person({ ...as, account: 'region' }, async (first) => {
    const title = unique('Gemensam godsterminal');
    const path = await newProject(first, { Rubrik: title, Plats: 'Vara' });
    await person({ ...as, account: 'region' }, async (second) => {
      await first.goto(`${path}/andra`);
      await second.goto(`${path}/andra`);
      await fillIn(first, { Plats: 'Skara' });
      await save(first);
      await sees(first, said('done-saved'));
      await fillIn(second, { Plats: 'Falköping', Diarienummer: 'D-12' });
      await save(second);
      await sees(second, said('conflict-title'));
      await sees(second, 'Skara', 'the second sees what is saved now');
      await sees(second, 'Falköping', 'and beside it what was typed');
      assert.equal(await second.getByLabel('Plats').inputValue(), 'Falköping', 'what was typed is in the form');
      assert.equal(await second.getByLabel('Diarienummer').inputValue(), 'D-12');
      if (as.script !== false) assert.deepEqual(await axe(second), [], 'the page with both versions');
      await first.goto(path);
      await sees(first, 'Skara', 'nothing was overwritten');
      await save(second);
      await sees(second, said('done-saved'));
      await sees(second, 'Falköping');
      await tab(second, 'Historik');
      await sees(second, 'Skara', 'the history keeps the first change');
    });
  }));

journey('a double click on the button adds one project', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const title = unique('Dubbelt upp i Dalsland');
    await page.goto('/projekt/ny');
    await fillIn(page, { Synlighet: said('visibility-public'), Rubrik: title });
    await page.locator('main').getByRole('button', { name: said('form-save'), exact: true }).dblclick();
    await sees(page, title);
    await page.goBack();
    await fillIn(page, { Rubrik: title });
    await save(page);
    await page.goto(`/projekt?q=${encodeURIComponent(title)}`);
    assert.equal(await page.getByRole('link', { name: title, exact: true }).count(), 1, 'there is one such project');
  }));

journey('a project that is withdrawn leaves the lists and comes back', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const title = unique('Ångbåtsbryggan');
    const path = await newProject(page, { Rubrik: title });
    await page.locator('main details summary', { hasText: said('project-withdraw') }).click();
    await page.locator('main details').getByRole('button', { name: said('project-withdraw') }).click();
    await sees(page, said('done-withdrawn'));
    await page.goto(`/projekt?q=${encodeURIComponent(title)}`);
    assert.equal(await page.getByRole('link', { name: title, exact: true }).count(), 0, 'the list does not show it');
    await visit(as, async (visitor) => {
      const answer = await visitor.goto(path);
      assert.equal(answer.status(), 404, 'for one who has kept the address it is gone');
      await seesNot(visitor, title, 'and its name is not told');
    });
    await page.goto(path);
    await page.getByRole('button', { name: said('project-restore') }).click();
    await sees(page, said('done-restored'));
    await page.goto(`/projekt?q=${encodeURIComponent(title)}`);
    assert.equal(await page.getByRole('link', { name: title, exact: true }).count(), 1, 'it is back');
  }));
