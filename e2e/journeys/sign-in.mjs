// Signing in: a wrong password is told at the form and what was typed stays; the right one lets in.

import assert from 'node:assert/strict';
import { axe, desktop, fillSignIn, paths, phone, test, visit } from '../harness.mjs';

for (const [how, as] of [['on a desktop', { size: desktop }], ['on a phone', { size: phone }],
  ['without JavaScript', { size: phone, script: false }]]) {
  test(`signing in ${how}`, () =>
    visit(as, async (page) => {
      await page.goto(paths.signIn);
      await fillSignIn(page, { ...paths.account, password: 'not the password' });
      assert.equal(await page.locator('input[type=password]').count(), 1, 'a wrong password lets nobody in');
      const typed = page.locator('form:has(input[type=password]) input:not([type=password], [type=hidden])').first();
      assert.equal(await typed.inputValue(), paths.account.name, 'the name that was typed is still there');
      if (as.script !== false) assert.deepEqual(await axe(page), [], 'the form that refuses');
      await fillSignIn(page, paths.account);
      assert.equal(await page.locator('input[type=password]').count(), 0, 'the right password lets in');
    }));
}
