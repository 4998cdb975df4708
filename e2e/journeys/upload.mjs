// A document comes in through the browser: chosen, read, looked at, stored.

import assert from 'node:assert/strict';
import { axe, journey, overflow, person, visit } from '../harness.mjs';
import { said, sees, unique } from '../records.mjs';

/** A list of two projects whose printed total is right; no other run has the same list, nor a project of it. */
function list() {
  const title = unique('Bryggor för besökare');
  const text = [unique('Beviljade projekt i byarna'), '', 'Projekt;Projektägare;Total kostnad;Beviljat belopp',
    `${title};Hamnbolaget;400 000;200 000`, `${unique('Skyltar i skogen')};Byarådet;100 000;50 000`,
    'Summa;;500 000;250 000', ''].join('\n');
  return { title, file: { name: `${unique('insatser')}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) } };
}

async function send(page, file) {
  await page.goto('/kallor');
  await page.locator('main').getByRole('link', { name: said('upload-title') }).click();
  if (file) await page.locator('#file').setInputFiles(file);
  await page.getByRole('button', { name: said('upload-send') }).click();
}

journey('a document is read, looked at and stored', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const { title, file } = list();
    await send(page, null);
    await sees(page, said('upload-no-file'));
    const field = page.locator('#file');
    assert.equal(await field.getAttribute('aria-invalid'), 'true', 'the error stands at its field');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the form with an error');
    await field.setInputFiles(file);
    await page.getByRole('button', { name: said('upload-send') }).click();
    await sees(page, said('review-lead'));
    await sees(page, title, 'the review names what would be new');
    await sees(page, /1 av 1|2 av 2|3 av 3/, 'the printed totals are checked');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the review');
    assert.deepEqual(await overflow(page), [], 'the review needs no scrolling sideways');
    const address = page.url();
    await page.goto('/kallor');
    await sees(page, said('upload-waiting-title'), 'one may come back later');
    await page.goto(address);
    await page.getByRole('button', { name: said('review-store') }).click();
    await sees(page, said('done-imported'));
    await page.goto(`/projekt?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title }).click();
    assert.equal((await page.locator('h1').innerText()).trim(), title);
  }));

journey('a document is thrown away', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const { title, file } = list();
    await send(page, file);
    await sees(page, said('review-lead'));
    await page.locator('main summary', { hasText: said('review-discard') }).click();
    await page.getByRole('button', { name: said('review-discard-yes') }).click();
    await sees(page, said('done-discarded'));
    await page.goto(`/projekt?q=${encodeURIComponent(title)}`);
    assert.equal(await page.getByRole('link', { name: title }).count(), 0, 'nothing was stored');
  }));

journey('several files are dropped on the page, and text is pasted', (as) =>
  visit({ ...as, account: 'region' }, async (page, faults) => {
    const [first, second] = [list(), list()];
    const text = (one) => one.file.buffer.toString('utf8');
    if (as.script === false) {
      await page.goto('/kallor');
      assert.ok(await page.locator('.drop-zone').isHidden(), 'what needs script is not shown without');
      await page.goto('/kallor/las-in');
      await page.getByLabel(said('upload-text'), { exact: false }).fill(text(first));
      await page.getByRole('button', { name: said('upload-send') }).click();
      await sees(page, said('review-lead'));
      await sees(page, first.title);
      return;
    }
    await page.goto('/kallor');
    const drop = (files) => page.evaluate((all) => {
      const carried = new DataTransfer();
      all.forEach(([name, content]) => carried.items.add(new File([content], name)));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
    }, files);
    const bad = `${unique('hej')}.txt`;
    await drop([[first.file.name, text(first)], [bad, 'Hej hopp'], [second.file.name, text(second)]]);
    await page.locator('.intake-file.is-done').nth(1).waitFor();
    const failed = page.locator('.intake-file.is-failed');
    assert.match(await failed.innerText(), new RegExp(`${bad}[^]*kändes igen`), 'why one is left out is told');
    assert.deepEqual(await axe(page), [], 'the queue');
    assert.deepEqual(await overflow(page), [], 'the queue needs no scrolling sideways');
    await page.locator('.intake-file', { hasText: second.file.name }).getByRole('link').click();
    await sees(page, second.title);

    await page.goto('/kallor');
    const third = list();
    await page.evaluate((content) => {
      const carried = new DataTransfer();
      carried.setData('text/plain', content);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }));
    }, text(third));
    await sees(page, said('review-lead'));
    await sees(page, third.title, 'a file alone goes on to its review');
    // The one that was refused is an answer, and no fault.
    assert.deepEqual(faults.filter((fault) => !/^422: .*\/kallor\/las-in$/.test(fault)), []);
  }));

journey('the page of a PDF stands beside its reading', (as) =>
  person({ ...as, account: 'region' }, async (page) => {
    const title = unique('Bryggor');
    const cells = [['Projekt', 'Sökande', 'Total kostnad', 'Beviljat belopp'], [title, 'Hamnbolaget', '400 000', '200 000'],
      ['Summa', '', '400 000', '200 000']].map((row) => `<tr>${row.map((cell) => `<td>${cell}`).join('')}`);
    await page.setContent(`<style>td { border: 1px solid; padding: 4px }</style><h1>${unique('Bidrag')} 2023</h1><table>${cells.join('')}</table>`);
    const buffer = await page.pdf();
    await page.goto('/kallor/las-in');
    await page.locator('#file').setInputFiles({ name: `${unique('bidrag')}.pdf`, mimeType: 'application/pdf', buffer });
    await page.getByRole('button', { name: said('upload-send') }).click();
    await sees(page, said('review-lead'));
    await page.locator('main a[href$="/rader"]').click();
    await page.getByRole('link', { name: title }).click();
    const drawn = () => page.locator('img.sheet').evaluate((image) => image.decode().then(() => image.naturalWidth));
    assert.ok(await drawn() > 100, 'the page is drawn');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the row with its page');
    assert.deepEqual(await overflow(page), [], 'the row with its page needs no scrolling sideways');
    await page.goBack();
    await page.goBack();
    await page.getByRole('button', { name: said('review-store') }).click();
    await sees(page, said('done-imported'));
    await page.getByRole('link', { name: said('picture-link') }).click();
    assert.ok(await drawn() > 100, 'the stored document has its page too');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the page as a picture');
    assert.deepEqual(await overflow(page), [], 'the picture needs no scrolling sideways');
  }));
