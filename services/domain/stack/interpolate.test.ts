// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Compose writes its variables so.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpolate } from './interpolate.ts';

const variables = { SET: 'value', EMPTY: '' };
const textOf = (text: string) => {
  const result = interpolate(text, variables);
  return 'problem' in result ? result : result.text;
};

describe('variables are filled in as Compose does', () => {
  it.each([
    ['$SET-x', 'value-x'],
    ['${SET}', 'value'],
    ['a${SET:-d}b', 'avalueb'],
    ['${EMPTY:-d}', 'd'],
    ['${EMPTY-d}', ''],
    ['${GONE-d}', 'd'],
    ['${GONE}', ''],
    ['${GONE:-${SET}}', 'value'],
    ['${GONE:-a}b}', 'ab}'],
    ['${GONE:-http://x:1/?a=b}', 'http://x:1/?a=b'],
    ['$$SET $${SET}', '$SET ${SET}'],
    ['${SET:?must}', 'value'],
    ['${SET:+other}', 'other'],
    ['${EMPTY:+other}', ''],
    ['${EMPTY+other}', 'other'],
    ['no variable', 'no variable'],
    ['${toString-d}', 'd'],
  ])('%s', (text, filled) => {
    expect(textOf(text)).toBe(filled);
  });

  it.each(['${GONE:?say so}', '${EMPTY:?}', '${}', '${1A}', '$', '$-', '${SET', '${SET!x}'])('not %s', (text) => {
    expect(textOf(text)).toHaveProperty('problem');
  });

  it('leaves any text alone whose dollar signs are doubled, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(textOf(text.replaceAll('$', '$$$$'))).toBe(text);
        textOf(text);
      }),
    );
  });
});
