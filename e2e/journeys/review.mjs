// What is not proved is answered before anything is stored: by the keyboard alone.

import assert from 'node:assert/strict';
import { axe, journey, overflow, person } from '../harness.mjs';
import { said, sees, seesNot, unique } from '../records.mjs';

/** Goes to what fits `selector` with the Tab key only, and says that it can be seen there. */
async function tabTo(page, selector) {
  for (let step = 0; step < 250; step += 1) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    if (!there) continue;
    const seen = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    });
    assert.ok(seen, `the focus is seen at ${selector}`);
    return;
  }
  assert.fail(`the Tab key reaches ${selector}: ${page.url()}`);
}

async function press(page, selector) {
  await tabTo(page, selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

async function send(page, lines) {
  await page.goto('/kallor/las-in');
  const file = { name: `${unique('lista')}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
  await tabTo(page, '#file');
  await page.locator('#file').setInputFiles(file);
  await press(page, 'main form button[type=submit]');
  await sees(page, said('review-lead'));
  return file.name;
}

journey('columns are asked for, remembered and forgotten, by the keyboard alone', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const own = unique('Lagt på');
    const list = (year, title) => [`${unique('Beviljade medel')} år ${year}`, '', `Projekt;Projektägare;Total kostnad;${own}`,
      `${title};Hamnbolaget;400 000;200 000`, `${unique('Skyltar')};Byarådet;100 000;50 000`, 'Summa;;500 000;250 000'];
    const title = unique('Bryggor');
    const name = await send(page, list(2023, title));
    await sees(page, said('column-question', { column: own }));
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the question');
    assert.deepEqual(await overflow(page), [], 'the question needs no scrolling sideways');
    await tabTo(page, 'select[name^=column-]');
    await page.keyboard.type('Bevi');
    await press(page, 'form[action$=kolumner] button');
    await sees(page, said('done-columns'));
    await sees(page, /2 av 2 utskrivna summor/, 'the totals are judged anew');
    await press(page, '#andringar form button');
    await sees(page, said('done-imported'));

    await send(page, list(2024, unique('Bryggor')));
    await sees(page, said('columns-told'), 'what was told is used the next time');
    await seesNot(page, said('column-question', { column: own }), 'and not asked again');
    await page.goto('/kallor/kolumner');
    await sees(page, name, 'the profile is listed');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the profiles');
    const card = page.locator('main article', { hasText: own });
    const [file] = await Promise.all([page.waitForEvent('download'), card.getByRole('link').click()]);
    assert.match(file.suggestedFilename(), /\.json$/);
    await card.locator('summary', { hasText: said('profile-forget') }).focus();
    await page.keyboard.press('Enter');
    await card.getByRole('button', { name: said('profile-forget-yes') }).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await sees(page, said('done-profile-forgotten'));
    assert.equal(await page.locator('main article', { hasText: own }).count(), 0);
  }));

journey('values are chosen and typed, a row is split and one skipped, by the keyboard alone', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const [bridge, port, third] = [unique('Bron'), unique('Hamnen'), unique('Tornet')];
    await send(page, [`${unique('Beviljade bidrag')} år 2024`, '', 'Projekt;Sökande;Beviljat belopp (tkr)', `${bridge};Ydre kommun;1.215`,
      `${port};Hamnbolaget AB;300`, `${third};Byarådet;80`]);
    const ways = () => page.locator('#fraga [data-key="2"]');
    assert.equal(await ways().count(), 1, 'the least sure row comes first');
    if (as.script === false) {
      await press(page, '#fraga button[value=choose-1]');
    } else {
      await tabTo(page, '#fraga button[value=choose-0]');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('2')]);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'fraga', 'the next question has the focus');
    }
    await sees(page, said('done-decided'));
    await sees(page, /Beviljat: 1\s215/, 'what was decided is listed');
    assert.equal(await ways().count(), 0, 'the question is answered');

    await press(page, '#beslut button');
    assert.equal(await ways().count(), 1, 'undone');
    await press(page, '#fraga [data-key=r]');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the row');
    assert.deepEqual(await overflow(page), [], 'the row needs no scrolling sideways');
    await tabTo(page, '#grant');
    await page.keyboard.type('mycket');
    await page.keyboard.press('Enter');
    await sees(page, said('form-errors-title'));
    assert.equal(await page.locator('#grant').inputValue(), 'mycket', 'what was typed stays');
    await tabTo(page, '#grant');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1 215 000');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await sees(page, said('done-decided'));

    await press(page, 'main a[href$="/rader"]');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the rows');
    const link = (title) => page.locator('main a', { hasText: title });
    await link(port).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await tabTo(page, 'main details > summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '#b-title');
    const quay = unique('Kajen');
    await page.keyboard.type(quay);
    await tabTo(page, '#b-grant');
    await page.keyboard.type('100 000');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await sees(page, quay, 'the new row is among the changes');
    const before = page.locator('main article').filter({ has: page.locator('h3', { hasText: third }) });
    await before.locator('button[value=skip]').focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await sees(page, said('decision-skipped'));
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the review with decisions');
    assert.deepEqual(await overflow(page), [], 'the review needs no scrolling sideways');
    await page.getByRole('button', { name: said('review-store') }).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await sees(page, said('done-imported'));
    await page.goto(`/projekt?q=${encodeURIComponent(third)}`);
    assert.equal(await link(third).count(), 0, 'what was skipped is not stored');
    await page.goto(`/projekt?q=${encodeURIComponent(bridge)}`);
    await link(bridge).first().click();
    await sees(page, /1\s215\s000/, 'the typed amount');
    await sees(page, said('sure-decided'), 'and that it is a person’s word');
  }));
