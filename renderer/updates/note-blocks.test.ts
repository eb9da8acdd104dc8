import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteBlocks } from './note-blocks.ts';

test('an entry of the changelog becomes headings, lists and paragraphs', () => {
  const notes = [
    'Much is **faster**,',
    'and calmer.',
    '',
    '### New',
    '- One that is so long',
    '  that it goes on.',
    '- `meadow` [here](https://example.org)',
    '',
    'The end.',
  ];
  expect(noteBlocks(notes.join('\n'))).toEqual([
    { kind: 'text', text: 'Much is faster, and calmer.' },
    { kind: 'heading', text: 'New' },
    { kind: 'list', items: ['One that is so long that it goes on.', 'meadow here'] },
    { kind: 'text', text: 'The end.' },
  ]);
});

test('elements are text', () => {
  expect(noteBlocks('- <img src=x onerror=alert(1)>')).toEqual([
    { kind: 'list', items: ['<img src=x onerror=alert(1)>'] },
  ]);
});

test('no word is lost, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('word', '- ', '# ', '\n', '\n\n', '[', ']', '(', ')', '**', '`', ' ')),
      (parts) => {
        const told = JSON.stringify(noteBlocks(parts.join('')));
        const inLinks = parts.includes('(') && parts.includes('[');
        if (!inLinks) expect(told.split('word')).toHaveLength(parts.filter((part) => part === 'word').length + 1);
      },
    ),
  );
});
