import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import type { ProjectPhoto } from '../../../../contract/shapes/project-photo.ts';
import { createI18n } from '../../../i18n/i18n.ts';
import { Guess } from './guess.tsx';

test.each([
  ['en', 'model'],
  ['fr', 'modèle'],
] as const)('a guess from photos that have labels is not called a model’s, in %s', async (language, word) => {
  const i18n = await createI18n(language);
  const drawn = renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <Guess photo={{ guess: 'bees', doubt: 0.21 } as ProjectPhoto} />
    </I18nextProvider>,
  );
  expect(drawn).toContain('bees');
  expect(drawn).toContain('21');
  expect(drawn.toLowerCase()).not.toContain(word);
});
