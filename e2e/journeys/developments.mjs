// A development project over several years: made with partners, packages, milestones and a budget; what does not
// add up is refused; a milestone is done.

import assert from 'node:assert/strict';
import { axe, journey, overflow, person } from '../harness.mjs';
import { fillIn, said, save, sees, seesNot, unique } from '../records.mjs';

journey('a federation makes a development project and ticks off a milestone', (as) =>
  person({ ...as, account: 'forbund' }, async (page) => {
    const [title, milestone] = [unique('Kustens skafferi'), unique('Första skörden')];
    await page.goto('/utvecklingsprojekt/ny');
    const budget = (cost, own) => `Kustbolaget; 2026; ${cost}; ${own}\nÖbolaget; 2027; 0,5 mnkr; 100 000`;
    await fillIn(page, {
      [said('field-title')]: title,
      [said('field-programme')]: 'Interreg',
      [said('field-start')]: '2026-01-01',
      [said('field-end')]: '2027-12-31',
      [said('field-partners')]: `Kustbolaget; ${said('development-leads')}\nÖbolaget`,
      [said('field-budget-lines')]: budget('200 000', '300 000'),
      [said('field-packages')]: '1; Ledning; Kustbolaget\n2; Odling; Öbolaget',
      [said('field-milestones')]: `2026-06-30; ${milestone}; 7`,
      [said('field-reports')]: '2027-03-15; Lägesrapport',
    });
    await save(page);
    await sees(page, `Rad 1: ${said('development-own-too-large')}`, 'a partner cannot pay more than the cost');
    await sees(page, `Rad 1: ${said('development-package-unknown')}`);
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the form with errors');
    await fillIn(page, {
      [said('field-budget-lines')]: budget('200 000', '50 000'),
      [said('field-milestones')]: `2026-06-30; ${milestone}; 2`,
    });
    await save(page);
    await sees(page, said('done-created'));
    const path = new URL(page.url()).pathname;
    const totals = await page.locator('main tfoot tr').last().innerText();
    for (const sum of ['700 000', '150 000', '550 000']) {
      assert.ok(totals.replace(/\s/g, ' ').includes(sum), `${sum} in ${totals}`);
    }
    assert.deepEqual(await overflow(page), [], 'the page needs no scrolling sideways');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the page of the project');
    await sees(page, said('development-late'));
    const line = page.locator('main li', { hasText: milestone });
    await line.locator('summary').click();
    await line.getByRole('button', { name: said('development-status-done') }).click();
    await sees(page, said('done-saved'));
    await seesNot(page, said('development-late'));
    await page.goto(`${path}/andra`);
    const kept = await page.getByLabel(said('field-milestones'), { exact: false }).inputValue();
    assert.equal(kept, `2026-06-30; ${milestone}; 2; ${said('development-status-done')}`);
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the form that changes it');
  }));
