// The annual annex between a region and one that is asked for its part.

import { journey, person } from '../harness.mjs';
import { said, save, sees, seesNot, unique } from '../records.mjs';

// Far from the years of the demo data, and one for each run: a part is all projects of its year.
let year = 2100;

const GIVER = 'Business Region Göteborg';

async function press(page, text) {
  await page.locator('main').getByRole('button', { name: text, exact: true }).first().click();
}

async function addProject(page, title, ofYear) {
  await page.goto('/projekt/ny');
  await page.locator('#record_owner').selectOption({ label: GIVER });
  await page.locator('#visibility').selectOption('own');
  await page.locator('#title').fill(title);
  await page.locator('#year').fill(ofYear);
  await page.locator('#priority').fill('3');
  await page.locator('#grant').fill('250 000');
  await save(page);
  await sees(page, said('done-created'));
  return new URL(page.url()).pathname;
}

/** A new annex that asks the giver; gives its path. */
async function ask(page, title, ofYear) {
  await page.goto('/bilagor/ny');
  await page.locator('#title').fill(title);
  await page.locator('#year').fill(ofYear);
  await page.locator('#issues').fill('4');
  await save(page);
  await sees(page, said('done-created'));
  const path = new URL(page.url()).pathname;
  await page.getByRole('link', { name: said('annex-ask'), exact: true }).click();
  await press(page, said('annex-ask-do'));
  await sees(page, said('annex-ask-none'), 'nobody is asked by mistake:');
  await page.getByLabel(GIVER, { exact: true }).check();
  await press(page, said('annex-ask-do'));
  await sees(page, said('done-annex-asked'));
  return path;
}

journey('a year is asked for, given, sent back, locked and corrected', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const ofYear = String((year += 1));
    const [title, project] = [unique('Insatser'), unique('Lots till kajen')];
    const path = await ask(page, title, ofYear);
    await sees(page, said('annex-lock-nothing'));
    await person({ ...as, account: 'natverk' }, async (giver) => {
      const record = await addProject(giver, project, ofYear);
      await giver.goto('/min-sida');
      await giver.getByRole('link', { name: title }).click();
      await sees(giver, project);
      const part = new URL(giver.url()).pathname;
      await page.goto(part);
      await sees(page, said('annex-part-empty-title'));
      await seesNot(page, project, 'nothing is seen before it is given:');
      await press(giver, said('annex-submit-do'));
      await sees(giver, said('done-annex-submitted'));

      await page.goto(part);
      await sees(page, project);
      await press(page, said('annex-send-back-do'));
      await sees(page, said('form-errors-title'));
      await page.locator('#comment').fill('Skriv en inledning.');
      await press(page, said('annex-send-back-do'));
      await sees(page, said('done-annex-sent-back'));

      await giver.goto(part);
      await sees(giver, 'Skriv en inledning.');
      await giver.getByRole('link', { name: said('annex-write'), exact: true }).click();
      await giver.locator('#introduction').fill('Ett projekt fick medel.');
      await save(giver);
      await press(giver, said('annex-submit-do'));
      await sees(giver, said('done-annex-submitted'));

      await page.goto(path);
      await sees(page, '1, 2, 4', 'the issues without money are told:');
      await press(page, said('annex-lock-do'));
      await sees(page, said('done-annex-locked'));
      await giver.goto(part);
      await seesNot(giver, said('annex-submit-do'), 'what is locked takes nothing in:');

      await page.locator('#reason').fill('Beloppet var fel.');
      await press(page, said('annex-reopen-do'));
      await sees(page, said('done-annex-reopened'));
      await giver.goto(`${record}/andra`);
      await giver.locator('#grant').fill('300 000');
      await save(giver);
      await giver.goto(part);
      await sees(giver, said('annex-part-changed'));
      await sees(giver, /250.000.kr → 300.000.kr/);
      await page.goto(path);
      await sees(page, said('annex-part-changed'));
      await press(giver, said('annex-submit-again'));
      await sees(giver, said('done-annex-submitted'));
    });
    await page.goto(path);
    await press(page, said('annex-lock-do'));
    await sees(page, said('done-annex-locked'));
    await page.goto(`${path}/versioner`);
    await sees(page, said('annex-version', { number: 2 }));
    await sees(page, /250.000.kr → 300.000.kr/);
    await page.goto(`${path}/innehall?version=1`);
    await sees(page, '250 000'.replace(' ', '\u00a0'), 'the first version stands as it was:');
  }));
