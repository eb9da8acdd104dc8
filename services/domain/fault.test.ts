import { expect, test } from 'vitest';
import { Fault } from './fault.ts';

test('a code with several sentences says which one, with its values: else it does not compile', () => {
  const told = new Fault('bad-request', 'There is a class "grass" already.', 'Choose another name.', {
    details: { case: 'class-exists', name: 'grass' },
  });
  expect(told.toShape()).toMatchObject({ code: 'bad-request', details: { case: 'class-exists', name: 'grass' } });
  // @ts-expect-error: which one?
  new Fault('bad-request', 'There is a class "grass" already.', 'Choose another name.');
  // @ts-expect-error: nobody has words for it.
  new Fault('bad-request', 'No.', 'Never.', { details: { case: 'mood' } });
  // @ts-expect-error: its sentence names the class.
  new Fault('bad-request', 'There is a class already.', 'Choose another name.', { details: { case: 'class-exists' } });
  expect(new Fault('photo-empty', 'The file is empty.', 'Copy it again.').details).toEqual({});
});
