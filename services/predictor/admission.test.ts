import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAdmission } from './admission.ts';

it('never lets in more requests or bytes than there is room for, and forgets none that left', () => {
  const steps = fc.array(
    fc.oneof(fc.record({ enter: fc.nat(50) }), fc.record({ leave: fc.nat(20), twice: fc.boolean() })),
  );
  fc.assert(
    fc.property(steps, (story) => {
      const admission = createAdmission({ places: 4, bytes: 100 });
      const inside: { bytes: number; leave: () => void }[] = [];
      for (const step of story) {
        if ('enter' in step) {
          const held = inside.reduce((sum, { bytes }) => sum + bytes, 0);
          const leave = admission.enter(step.enter);
          expect(leave !== undefined).toBe(inside.length < 4 && (inside.length === 0 || held + step.enter <= 100));
          if (leave) inside.push({ bytes: step.enter, leave });
        } else {
          const [gone] = inside.splice(step.leave, 1);
          gone?.leave();
          if (step.twice) gone?.leave();
        }
        expect(admission.inside).toBe(inside.length);
      }
    }),
  );
});

it('lets a single request in, however large', () => {
  expect(createAdmission({ places: 1, bytes: 10 }).enter(1000)).toBeDefined();
});

it('gives the place of who idles to who comes, and of nobody else', () => {
  const admission = createAdmission({ places: 2, bytes: 100 });
  const gone: string[] = [];
  const visitor = (name: string, idles: boolean) => ({ idles: () => idles, leaveNow: () => void gone.push(name) });
  const leaveBusy = admission.enter(40, visitor('busy', false));
  const leaveIdle = admission.enter(40, visitor('idle', true));
  expect(admission.enter(40, visitor('next', false))).toBeDefined();
  expect(gone).toEqual(['idle']);
  leaveIdle?.();
  expect(admission.inside).toBe(2);
  expect(admission.enter(40, visitor('last', false))).toBeUndefined();
  expect(gone).toEqual(['idle']);
  leaveBusy?.();
  expect(admission.inside).toBe(1);
});

it('sends nobody away in vain where it takes the bytes of several', () => {
  const admission = createAdmission({ places: 10, bytes: 100 });
  const gone: number[] = [];
  const enter = (bytes: number) => admission.enter(bytes, { idles: () => true, leaveNow: () => void gone.push(bytes) });
  for (const bytes of [30, 31, 32]) enter(bytes);
  expect(enter(60)).toBeDefined();
  expect(gone).toEqual([30, 31]);
});
