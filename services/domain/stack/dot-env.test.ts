import { describe, expect, it } from 'vitest';
import { readDotEnv } from './dot-env.ts';

describe('the file of variables beside the Compose file', () => {
  it.each([
    ['A=1', '1'],
    ['  export A = 1  ', '1'],
    ['A=1\r', '1'],
    ['A=9000 # of the store', '9000'],
    ['A=a#b', 'a#b'],
    ['A= # none', ''],
    ['A=', ''],
    ['A="a # b" # c', 'a # b'],
    [`A='a "b" # c'`, 'a "b" # c'],
    ['A="C:\\\\meadow \\"x\\""', 'C:\\meadow "x"'],
    ['A=say "so"', 'say "so"'],
  ])('reads %j', (line, value) => {
    expect(readDotEnv(`# A=0\n\n${line}\n`)).toEqual({ A: value });
  });
});
