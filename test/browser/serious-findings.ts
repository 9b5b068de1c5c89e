import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds serious or critical on the page as it stands, or in a part of it, each with the elements concerned. */
export async function seriousFindings(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (part) => {
    const { axe: run } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await run.run(part, { resultTypes: ['violations'] });
    return violations
      .filter((it) => it.impact === 'serious' || it.impact === 'critical')
      .map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }, within);
}

/** Collects the findings of a page in the states that a test brings it to; `found` holds only states with any. */
export function createAudit(page: Page): {
  found: Record<string, string[]>;
  audit(state: string): Promise<void>;
} {
  const found: Record<string, string[]> = {};
  return {
    found,
    async audit(state) {
      const findings = await seriousFindings(page);
      if (findings.length > 0) found[state] = findings;
    },
  };
}
