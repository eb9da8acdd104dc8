import { expect, test } from 'vitest';
import { createPageQuestions } from './page-questions.ts';

test('each question gets its own answer, whatever their order', async () => {
  const questions = createPageQuestions();
  const asked: number[] = [];
  const [first, second] = [0, 1].map(() => questions.ask((ask) => asked.push(ask)));
  const [one = 0, two = 0] = asked;
  questions.answered({ ask: two, own: true });
  questions.answered({ ask: one, own: false });
  questions.answered({ ask: 99, own: true });
  expect([await first, await second]).toEqual([false, true]);
});

test('a core that is gone named nothing', async () => {
  const questions = createPageQuestions();
  const open = questions.ask(() => undefined);
  questions.giveUp();
  expect(await open).toBe(false);
});
