import { expect, test } from 'vitest';
import { snippetLanguages, snippets } from './snippets.ts';

const address = 'http://127.0.0.1:8600';

test.each(snippetLanguages)('%s names the address, and the key only where one is asked for', (language) => {
  const open = snippets[language]({ address, key: undefined });
  expect(open).toContain(`${address}/v1/predict`);
  expect(open).not.toContain('Bearer');
  expect(snippets[language]({ address, key: 's3cret' })).toContain('Bearer s3cret');
});

test.each(snippetLanguages)('%s keeps to the project it names, and names none where one alone answers', (language) => {
  const named = snippets[language]({ address, project: 'ants-or-bees', key: undefined });
  expect(named).toContain(`${address}/v1/predict?project=ants-or-bees`);
  expect(snippets[language]({ address, key: undefined })).not.toContain('project');
});
