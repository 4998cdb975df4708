// Signing in: a wrong password is told at the form and what was typed stays; the right one lets in.

import assert from 'node:assert/strict';
import { account, axe, fillSignIn, journey, paths, person } from '../harness.mjs';
import { said } from '../records.mjs';

journey('signing in', (as) =>
  person(as, async (page) => {
    const mine = account('region');
    await page.goto(paths.signIn);
    await fillSignIn(page, { ...mine, password: 'not the password' });
    assert.equal(await page.locator('input[type=password]').count(), 1, 'a wrong password lets nobody in');
    const told = page.getByText(said('sign-in-wrong')).first();
    assert.ok(await told.isVisible(), 'the page says what is wrong');
    assert.equal(await page.getByLabel(said('sign-in-name')).inputValue(), mine.name, 'what was typed is still there');
    if (as.script !== false) assert.deepEqual(await axe(page), [], 'the form that refuses');
    await fillSignIn(page, mine);
    assert.equal(await page.locator('input[type=password]').count(), 0, 'the right password lets in');
    await page.getByRole('button', { name: said('sign-out') }).click();
    assert.ok(await page.getByText(said('done-signed-out')).isVisible(), 'and one can leave again');
  }));
