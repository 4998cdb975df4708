// Records that a journey makes for itself, through the forms that people use, so that journeys do not meet.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const crates = new URL('../crates/', import.meta.url);
const texts = new Map(readdirSync(crates).flatMap((crate) => {
  const file = new URL(`${crate}/locales/sv.ftl`, crates);
  const lines = (() => {
    try {
      return readFileSync(file, 'utf8').split('\n');
    } catch {
      return [];
    }
  })();
  return lines.map((line) => line.match(/^([a-z0-9-]+) = (.+)$/)?.slice(1)).filter(Boolean);
}));

/** A text of the screens in Swedish by its key, so that journeys stand when its words are polished. */
export function said(key, values = {}) {
  const text = texts.get(key);
  assert.ok(text, `there is a text "${key}"`);
  return text.replace(/{ \$([a-z-]+) }/g, (_, name) => values[name]);
}

let made = 0;

/** A name that nothing else in this run has. */
export function unique(name) {
  made += 1;
  return `${name} ${process.pid % 1000}-${made}`;
}

/** Fills in fields by their labels and sends the form with the button "Spara". */
export async function fillIn(page, values) {
  for (const [label, value] of Object.entries(values)) {
    const field = page.locator('main form.form').getByLabel(label, { exact: false }).first();
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption({ label: value });
    else await field.fill(value);
  }
}

export async function save(page) {
  await page.locator('main').getByRole('button', { name: said('form-save'), exact: true }).first().click();
}

/** Says that the page tells `text`, where a person sees it. */
export async function sees(page, text, why) {
  const found = page.locator('main').getByText(text).filter({ visible: true }).first();
  const shown = await found.waitFor({ timeout: 15_000 }).then(() => true, () => false);
  assert.ok(shown, `${why ?? 'the page says'} "${text}": ${page.url()}`);
}

export async function seesNot(page, text, why) {
  const found = await page.locator('main').getByText(text).filter({ visible: true }).count();
  assert.equal(found, 0, `${why ?? 'the page does not say'} "${text}": ${page.url()}`);
}

/** Adds a project and returns its path. */
export async function newProject(page, values, visibility = said('visibility-public')) {
  await page.goto('/projekt/ny');
  await fillIn(page, { Synlighet: visibility, ...values });
  await save(page);
  await sees(page, said('done-created'));
  return new URL(page.url()).pathname;
}

/** Follows a tab of a record, such as "Historik". */
export async function tab(page, name) {
  await page.locator('main nav').getByRole('link', { name }).first().click();
}

/** The whole number of a text such as "8 697 701 kr", with spaces of any kind. */
export function numberOf(text) {
  const digits = text.replace(/[^0-9]/g, '');
  assert.ok(digits, `there is a number in "${text}"`);
  return Number(digits);
}
