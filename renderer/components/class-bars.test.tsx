import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createI18n } from '../i18n/i18n.ts';
import { ClassBars } from './class-bars.tsx';

const scores = { ants: 0.96, bees: 0.04 };

async function drawn(bars: Partial<Parameters<typeof ClassBars>[0]>): Promise<string> {
  const i18n = await createI18n('en');
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <ClassBars scores={scores} {...bars} />
    </I18nextProvider>,
  );
}

test('of a photo called neither no bar stands alone: words say first what it means, for those who hear them too', async () => {
  for (const size of ['small', 'large'] as const) {
    expect(await drawn({ size, neither: true })).toMatch(
      /data-neither.*If it had to be one of the classes:.*ants.*96%/,
    );
    expect(await drawn({ size })).not.toMatch(/data-neither|If it had to/);
  }
});

test('on a small card, whose bars have no numbers, it has none', async () => {
  const card = await drawn({ size: 'tiny', neither: true });
  expect(card).toContain('If it had to be one: ants');
  expect(card).not.toContain('data-meter');
  expect(await drawn({ size: 'tiny' })).toContain('data-meter');
});
