import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { because, becauseValues } from '../../contract/because.ts';
import { type FaultCode, faults } from '../../contract/errors.ts';
import { faultCases } from '../../contract/fault-cases.ts';
import { faultValues } from '../../contract/fault-values.ts';
import { own } from '../../contract/shapes/own.ts';
import type { ValueKind, ValueKinds } from '../../contract/value-kinds.ts';
import { type Trouble, trouble } from '../data/trouble.ts';
import { createI18n } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';
import { type TroubleWords, useTroubleWords } from './use-trouble-words.ts';

interface DrawnProps {
  troubles: readonly Trouble[];
  onDrawn(words: TroubleWords[]): void;
}

function Drawn({ troubles, onDrawn }: DrawnProps) {
  onDrawn(troubles.map(useTroubleWords()));
  return null;
}

/** Drawn as the window draws it, so that whatever throws there throws here. */
async function wordsIn(language: Language, troubles: readonly Trouble[]): Promise<TroubleWords[]> {
  const i18n = await createI18n(language);
  let all: TroubleWords[] = [];
  renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <Drawn
        troubles={troubles}
        onDrawn={(words) => {
          all = words;
        }}
      />
    </I18nextProvider>,
  );
  return all;
}

const samples: Record<ValueKind, string | number> = {
  name: 'postgres',
  path: '/home/ada/photos',
  address: 'http://127.0.0.1:8600',
  words: 'exit code 137',
  count: 250_000,
  bytes: 12_300_000_000,
  share: 0.342,
  line: 1204,
  port: 8600,
  status: 503,
};
const filled = (kinds: ValueKinds) =>
  Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, samples[kind]]));
const cases = Object.entries(faultCases) as [FaultCode, Record<string, ValueKinds>][];
const reasons = Object.keys(because).map((name) => ({ because: name, ...filled(own(becauseValues, name) ?? {}) }));

const every = [
  trouble('connection-lost', ''),
  ...(Object.keys(faults) as FaultCode[]).map((code) => trouble(code, '', filled(own(faultValues, code) ?? {}))),
  ...cases.flatMap(([code, named]) =>
    Object.entries(named).map(([name, kinds]) => trouble(code, '', { case: name, ...filled(kinds) })),
  ),
  ...reasons.map((reason) => trouble('remote-failed', '', { service: 'MLflow', ...reason })),
];

test.each(['en', 'fr'] as const)('in %s every fault is drawn whole, with each of its values', async (language) => {
  const all = await wordsIn(language, every);
  for (const [at, { message, hint }] of all.entries())
    for (const text of [message, hint]) {
      const which = JSON.stringify(every[at]);
      expect(text, which).toMatch(/^\S.*[.]$/);
      expect(text, which).not.toMatch(/undefined|\{\{|NaN|\[object|[ \u00a0\u202f]{2}|faultCases|\.message|\.hint/);
      // Nothing is left as a program counts it.
      expect(text, which).not.toMatch(/250000|12300000000|0\.342/);
    }
});

test('numbers are written as each language writes them, and what only counts places as it is', async () => {
  const told = [
    trouble('bad-request', '', { case: 'export-size', total: 250_000, most: 100_000 }),
    trouble('folder-refused', '', { case: 'no-room', folder: '/data', needed: 2_500_000_000, free: 1_000_000 }),
    trouble('port-taken', '', { case: 'program', port: 18_600 }),
    trouble('remote-failed', '', { service: 'MLflow', because: 'status', status: 1503 }),
    trouble('rollout-taken-back', '', { case: 'errors-more', version: 'b', own: 0.34, others: 0.005, before: 'a' }),
  ];
  // Which of the spaces that do not break stands where is the language's own affair.
  const messages = async (language: Language) =>
    (await wordsIn(language, told)).map(({ message }) => message.replaceAll(/[\u00a0\u202f]/g, ' '));
  expect(await messages('en')).toEqual([
    'These are 250,000 predictions; at most 100,000 can be exported at once.',
    '2.5 GB are needed on the disk of /data; 1 MB are free.',
    'Another program uses port 18600.',
    'MLflow could not do this: the server answered 1503.',
    'b was taken back: 34.0% of its answers failed, 0.5% of those before.',
  ]);
  expect(await messages('fr')).toEqual([
    'Cela fait 250 000 prédictions ; on peut en exporter 100 000 au plus à la fois.',
    'Il faut 2,5 Go sur le disque de /data ; seuls 1 Mo sont libres.',
    'Un autre programme utilise le port 18600.',
    'MLflow n’a pas pu le faire : le serveur a répondu 1503.',
    'b a été retirée : 34,0 % de ses réponses ont échoué, contre 0,5 % pour la version précédente.',
  ]);
});

test('what is not of its kind does not break the page', async () => {
  const told = { case: 'needed', service: 'api', needed: 'postgres' };
  const odd = { case: 'no-room', folder: '/data', needed: 'much', free: Number.NaN };
  const [held, refused] = await wordsIn('en', [
    trouble('service-failed', '', told),
    trouble('folder-refused', '', odd),
  ]);
  expect(held).toEqual({
    message: 'api was not started: it needs postgres.',
    hint: 'See what is wrong with postgres.',
  });
  expect(refused?.message).toContain('much');
});
