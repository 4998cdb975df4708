// A plan's life as the head of unit lives it: written, put in order, decided, mended, and made into the next.

import assert from 'node:assert/strict';
import { axe, journey, open, person } from '../harness.mjs';
import { fillIn, said, save, sees, seesNot, unique } from '../records.mjs';

async function press(page, name) {
  await page.locator('main').getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}

journey('the head of unit writes a plan, has it decided, corrects it and makes next year\'s', (as) =>
  person({ ...as, account: 'kommun' }, async (page) => {
    const looks = async (what) => { if (as.script !== false) assert.deepEqual(await axe(page), [], what); };
    await page.goto('/planer/ny');
    await page.getByLabel(said('field-title'), { exact: true }).fill(unique('Plan för hamnen 2026'));
    await page.getByLabel(said('field-year-from'), { exact: true }).fill('2026');
    await save(page);
    const plan = new URL(page.url()).pathname;
    for (const title of ['Hamnen', 'Staden']) {
      await page.goto(`${plan}/del/ny`);
      await page.getByLabel(said('field-title'), { exact: true }).fill(title);
      await save(page);
    }
    await page.goto(plan);
    const part = await page.locator('main a[href*="/insats/ny?del="]').first().getAttribute('href');
    const [first, second] = ['Rusta kajen', 'Fler båtplatser'];
    for (const [title, when] of [[first, 'varje kvartal'], [second, 'september']]) {
      await page.goto(part);
      await fillIn(page, { Rubrik: title, Syfte: 'Fler ska komma.', Aktiviteter: 'Mäta\nBygga', När: when, Vem: 'Moa' });
      await save(page);
    }
    // Order, by the button that the keyboard reaches.
    await page.goto(`${plan}/ordna`);
    await looks('putting in order');
    const up = page.getByRole('button', { name: said('plan-move-up', { what: second }) });
    await up.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(([a, b]) => {
      const text = document.querySelector('#order').innerText;
      return text.indexOf(b) < text.indexOf(a);
    }, [first, second]);
    await page.goto(`${plan}/arshjul`);
    await sees(page, 'Fler båtplatser');
    await looks('the year wheel');
    // The activities of an initiative: by the same buttons, and drawn by the handle.
    await page.goto(plan);
    await page.locator('main').getByRole('link', { name: second }).first().click();
    const begins = (text) => page.waitForFunction(
      (text) => document.querySelector('#order .activity-text').innerText.startsWith(text), text);
    await page.getByRole('button', { name: said('plan-move-up', { what: 'Bygga' }) }).focus();
    await page.keyboard.press('Enter');
    await begins('Bygga');
    await looks('an initiative whose activities can be moved');
    if (as.script !== false) {
      await page.locator('#order').evaluate((list) => list.scrollIntoView({ block: 'center' }));
      const grip = await page.locator('#order [data-grip]').first().boundingBox();
      const last = await page.locator('#order > li').last().boundingBox();
      await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
      await page.mouse.down();
      await page.mouse.move(grip.x + 30, last.y + last.height - 4, { steps: 6 });
      await page.mouse.up();
      await begins('Mäta');
    }
    // Decided: the texts are held, the work goes on.
    await page.goto(`${plan}/beslut`);
    await page.getByLabel(said('plan-decided-by'), { exact: true }).fill('kommunstyrelsen');
    await page.getByLabel(said('plan-paragraph'), { exact: false }).fill('12');
    await press(page, said('plan-decide'));
    await sees(page, '§ 12.');
    await page.locator('main').getByRole('link', { name: second }).first().click();
    const initiative = new URL(page.url()).pathname;
    await page.getByLabel(said('field-status'), { exact: true }).selectOption(said('plan-status-done'));
    await press(page, said('plan-status-set'));
    await sees(page, said('done-saved'));
    await looks('an initiative of a decided plan');
    // A small mistake is mended as a correction.
    await page.goto(`${plan}/beslut`);
    await press(page, said('plan-revise'));
    await page.goto(`${initiative}/andra`);
    await fillIn(page, { Syfte: 'Fler ska kunna stanna.' });
    await save(page);
    await page.goto(`${plan}/beslut`);
    await sees(page, 'Fler ska kunna stanna.');
    await page.getByLabel(said('plan-reason'), { exact: true }).fill('Fel ord');
    await press(page, said('plan-correct'));
    await page.goto(`${plan}/versioner`);
    await sees(page, 'Fel ord');
    await looks('the versions');
    // Next year's: what is done stays behind.
    await page.goto(`${plan}/arsskifte`);
    await press(page, said('plan-rollover-begin'));
    await looks('choosing what goes on');
    const choice = page.getByLabel(`${said('plan-rollover-choice')}: ${second}`, { exact: true });
    assert.equal(await choice.inputValue(), 'done', 'what is done is proposed to end');
    await press(page, said('plan-rollover-to-review'));
    await looks('the review');
    await press(page, said('plan-rollover-carry-out'));
    await sees(page, said('done-rollover-done'));
    await sees(page, first);
    await seesNot(page, second);
    await page.goto(`${initiative}/kedja`);
    await sees(page, said('plan-ended-done'));
    await looks('what became of it');
    await open(page, plan);
    await sees(page, said('plan-stage-closed'));
  }));
