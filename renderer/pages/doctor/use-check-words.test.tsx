import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import type { Check } from '../../../contract/shapes/check.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { languages } from '../../i18n/languages.ts';
import { type CheckWords, useCheckWords } from './use-check-words.ts';

interface DrawnProps {
  check: Check;
  onDrawn(words: CheckWords): void;
}

function Drawn({ check, onDrawn }: DrawnProps) {
  onDrawn(useCheckWords()(check));
  return null;
}

/** As the window draws it. */
async function wordsOf(language: (typeof languages)[number], check: Omit<Check, 'fixable'>): Promise<CheckWords> {
  const i18n = await createI18n(language);
  const drawn: CheckWords[] = [];
  renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <Drawn check={{ fixable: false, ...check }} onDrawn={(words) => drawn.push(words)} />
    </I18nextProvider>,
  );
  return drawn[0]!;
}

test.each(languages)('what computes is called by its name, in %s', async (language) => {
  const details = { runtime: 'onnx', version: 'lawn-3', pid: 7, restarts: 0 };
  const { finding } = await wordsOf(language, { name: 'predictor', state: 'ok', finding: '', details });
  expect(finding).toContain('ONNX Runtime');
  expect(finding).toContain('lawn-3');
});

test.each(languages)('each sentence on the proxy of the engine names what it is about, in %s', async (language) => {
  const told = {
    engine: 'Docker',
    proxy: 'http://one.example:3128',
    asks: 'http://two.example:80',
    names: 'hub.example',
  };
  for (const [state, how, named] of [
    ['ok', 'same', ['Docker', told.proxy]],
    ['ok', 'same-except', [told.proxy, told.names]],
    ['ok', 'engine-only', [told.asks]],
    ['ok', 'http-only', ['Docker']],
    ['ok', 'desktop', ['Docker', 'Resources']],
    ['warning', 'none', [told.proxy]],
    ['warning', 'other', [told.proxy, told.asks]],
    ['warning', 'desktop', ['Docker Desktop', 'Resources']],
  ] as const) {
    // The core's own sentence is English, so that the window has none of its own for what is wrong in that language.
    const finding = language === 'en' ? named.join(' ') : '';
    const words = await wordsOf(language, { name: 'engine-proxy', state, finding, details: { ...told, how } });
    const all = `${words.finding} ${words.hint ?? ''}`;
    for (const name of named) expect(all, how).toContain(name);
    expect(all).not.toMatch(/NaN|\{\{|undefined/);
  }
});
