import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

describe('the guided visit', () => {
  it.each(['light', 'dark'] as const)(
    'leads a newcomer by keyboard from rest to why (%s)',
    async (theme) => {
      const visit = await app.open({ theme, firstVisit: true });
      const { page } = visit;
      await waitForRun(page);
      const card = page.getByRole('region', { name: 'Guided visit' });
      await card.getByRole('button', { name: 'Take the two-minute visit' }).focus();
      await page.keyboard.press('Enter');
      const titles: string[] = [];
      for (;;) {
        const title = (await card.getByRole('heading').innerText()).trim();
        titles.push(title);
        await visit.shoot(`visit-${titles.length}-${theme}`);
        const next = card.getByRole('button', { name: /^(Next|Done)$/ });
        const isLast = (await next.innerText()) === 'Done';
        await next.focus();
        await page.keyboard.press('Enter');
        if (isLast) break;
        await page.waitForFunction(
          (before) => document.querySelector('.tour h2')?.textContent !== before,
          title,
        );
      }
      expect(titles.length).toBeGreaterThanOrEqual(6);
      expect(titles.join('\n')).toMatch(
        /Least electricity[\s\S]*Water: down to[\s\S]*Who needs help[\s\S]*Now it is yours/,
      );
      await card.waitFor({ state: 'detached' });
      await page.reload();
      await waitForRun(page);
      expect(await card.count()).toBe(0);
      expectQuiet(visit);
      await visit.close();
    },
    240_000,
  );
});
