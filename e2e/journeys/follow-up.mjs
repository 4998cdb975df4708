// A follow-up round: opened, answered, gone through together, locked, and told in a report.

import assert from 'node:assert/strict';

import { journey, person } from '../harness.mjs';
import { said, save, sees, seesNot, unique } from '../records.mjs';

const PLAN = /Verksamhetsplan/;

async function press(page, text) {
  await page.locator('main').getByRole('button', { name: text }).first().click();
}

/** A round of its own, opened; gives its path. */
async function openRound(page, label) {
  await page.goto('/uppfoljning/ny');
  const plan = page.locator('#plan option').filter({ hasText: PLAN }).first();
  await page.locator('#plan').selectOption(await plan.getAttribute('value'));
  await page.locator('#kind').selectOption('own');
  await page.locator('#label').fill(label);
  await save(page);
  await sees(page, said('done-created'));
  const path = new URL(page.url()).pathname;
  await press(page, said('follow-up-open-do'));
  await sees(page, said('done-follow-up-opened'));
  return path;
}

journey('a round is opened, answered, gone through by the keyboard, locked and reported', (as) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    const label = unique('Avstämning');
    const path = await openRound(page, label);
    await sees(page, said('follow-up-not-begun'));

    await page.goto(`${path}/svar`);
    const first = page.locator('section.answer').first();
    await first.getByRole('group', { name: said('follow-up-side-done') }).getByLabel(said('follow-up-done-yellow')).check();
    await first.getByRole('group', { name: said('follow-up-side-goal') }).getByLabel(said('follow-up-goal-green')).check();
    await first.getByLabel(said('follow-up-ready-mark')).check();
    await press(page, said('follow-up-save-all'));
    await sees(page, said('follow-up-missing-comment'), 'yellow is explained:');
    await page.locator('section.answer').first().getByLabel(said('follow-up-comment'), { exact: true }).fill('Halvvägs.');
    await page.locator('section.answer').first().getByLabel(said('follow-up-reason'), { exact: false }).fill('Efter samtal.');
    await page.locator('section.answer').first().getByLabel(said('follow-up-ready-mark')).check();
    await press(page, said('follow-up-save-all'));
    await sees(page, said('done-saved'));

    await page.goto(`${path}/mote?nr=2`);
    if (as.script !== false) {
      await page.locator('.meeting').focus();
      await page.keyboard.press('1');
      await page.keyboard.press('6');
      await page.keyboard.press('n');
    } else {
      await page.getByRole('group', { name: said('follow-up-side-done') }).getByLabel(said('follow-up-done-green')).check();
      await press(page, said('follow-up-save-next'));
    }
    await page.waitForURL(/nr=3/);
    await page.goto(`${path}/mote?nr=2`);
    const chosen = page.getByRole('group', { name: said('follow-up-side-done') }).getByLabel(said('follow-up-done-green'));
    assert.ok(await chosen.isChecked(), 'what was chosen by the keyboard is kept');

    await page.goto(`${path}/stang`);
    await page.locator('#visibility').selectOption('own');
    await press(page, said('follow-up-close-do'));
    await sees(page, said('follow-up-refused-unready'), 'nobody locks what is missing by mistake:');
    await page.locator('#anyway').check();
    await press(page, said('follow-up-close-do'));
    await sees(page, said('done-follow-up-closed'));
    await sees(page, 'Halvvägs.');
    await page.goto(`${path}/versioner`);
    await sees(page, said('follow-up-version', { number: 1 }));
    await page.goto(`${path}/svar`);
    await seesNot(page, said('follow-up-save-all'), 'what is locked takes no answers:');

    await page.goto(path);
    await page.getByRole('link', { name: said('report-since'), exact: true }).click();
    await sees(page, 'PDF');
    await page.goto('/verksamhetsberattelse');
    await page.locator('#list a').first().click();
    await page.getByRole('link', { name: said('report-make'), exact: true }).click();
    // The file may be there already: what says the same is made once.
    const make = page.locator('main').getByRole('button', { name: said('report-pdf-make') });
    if (await make.count()) await make.first().click();
    await page.getByRole('link', { name: said('report-pdf-get') }).waitFor({ timeout: 60_000 });
  }));
