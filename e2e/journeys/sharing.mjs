// Sharing for a purpose, ending it, and secrecy.

import assert from 'node:assert/strict';
import { journey, person } from '../harness.mjs';
import { newProject, said, sees, seesNot, tab, unique } from '../records.mjs';

const statusOf = async (page, path) => (await page.goto(path)).status();

journey('a project of one’s own is shared for a purpose, and no longer', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const title = unique('Förhandling om hamnmagasinet');
    const purpose = 'Underlag inför gemensamt beslut i styrgruppen';
    const path = await newProject(page, { Rubrik: title }, said('visibility-own'));
    await person({ ...as, account: 'kommun' }, async (other) => {
      assert.equal(await statusOf(other, path), 404, 'before the sharing it does not exist for others');
      await page.goto(path);
      await tab(page, said('sharing-title'));
      const form = page.locator('form', { has: page.getByLabel(said('sharing-purpose')) });
      await form.getByRole('button', { name: said('sharing-share'), exact: true }).click();
      await sees(page, said('form-errors-title'));
      await form.getByLabel('Organisation').selectOption({ label: 'Näringslivskontoret, Åsunda kommun' });
      await form.getByLabel(said('sharing-purpose')).fill(purpose);
      await form.getByLabel(said('sharing-until')).fill('2027-06-30');
      await form.getByRole('button', { name: said('sharing-share'), exact: true }).click();
      await sees(page, said('done-shared'));
      assert.equal(await statusOf(other, path), 200, 'the receiver sees it');
      assert.equal((await other.locator('h1').innerText()).trim(), title);
      await tab(other, said('sharing-title'));
      await sees(other, purpose, 'the receiver reads why');
      await person(as, async (visitor) => {
        assert.equal(await statusOf(visitor, path), 404, 'a visitor does not');
        await visitor.goto(`/sok?q=${encodeURIComponent(title)}`);
        await seesNot(visitor, purpose);
        assert.equal(await visitor.locator('main').getByRole('link', { name: title }).count(), 0, 'nor in the search');
      });
      await page.getByRole('button', { name: said('sharing-end') }).click();
      await sees(page, said('done-unshared'));
      assert.equal(await statusOf(other, path), 404, 'after the sharing it does not exist for others again');
    });
  }));

journey('a secrecy mark hides the description from a visitor', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const title = unique('Lokalfråga i kvarteret Ankaret');
    const secret = unique('Hyresvärden heter Hemligsson');
    const path = await newProject(page, { Rubrik: title, Beskrivning: secret });
    await person(as, async (visitor) => {
      await visitor.goto(path);
      await sees(visitor, secret, 'before the mark everyone reads it');
      await tab(page, 'Sekretess');
      await page.getByLabel('Beskrivning').check();
      await page.getByLabel(said('secrecy-ground')).fill('OSL 31 kap. 16 §');
      await page.getByLabel(said('secrecy-reconsider-on')).fill('2027-12-31');
      await page.getByRole('button', { name: said('secrecy-mark') }).click();
      await sees(page, said('done-marked-secret'));
      await visitor.goto(path);
      await seesNot(visitor, secret, 'the visitor does not read it');
      await sees(visitor, 'Sekretess', 'but is told that there is a mark');
      assert.equal((await visitor.locator('h1').innerText()).trim(), title);
      await visitor.goto(`/projekt?q=${encodeURIComponent(secret)}`);
      assert.equal(await visitor.getByRole('link', { name: title }).count(), 0, 'the list does not find it by that');
      await visitor.goto(`/sok?q=${encodeURIComponent(secret)}`);
      assert.equal(await visitor.locator('main').getByRole('link', { name: title }).count(), 0, 'nor does the search');
      const table = await (await visitor.request.get(`/projekt.csv?q=${encodeURIComponent(title)}`)).text();
      assert.ok(table.includes(title) && !table.includes(secret), 'nor does the export tell it');
      await page.goto(path);
      await sees(page, secret, 'the owner still reads it');
    });
  }));
