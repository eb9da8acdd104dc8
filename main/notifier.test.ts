import { EventEmitter } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import { createNotifier } from './notifier.ts';

class Shown extends EventEmitter {
  static all: Shown[] = [];
  static isSupported = () => true;
  readonly options: { title: string; body: string };
  constructor(options: { title: string; body: string }) {
    super();
    this.options = options;
  }
  show(): void {
    Shown.all.push(this);
  }
}

const notice = { title: 'Training: done', body: '', place: { page: 'train' } } as const;
const clicked: unknown[] = [];
const notifier = (wanted: boolean) =>
  createNotifier({ Notification: Shown, wanted: () => wanted, onClick: (place) => clicked.push(place) });

beforeEach(() => {
  Shown.all = [];
  clicked.length = 0;
});

test('a notification says what happened, and a click leads there', () => {
  notifier(true)(notice);
  expect(Shown.all.map(({ options }) => options)).toEqual([{ title: 'Training: done', body: '' }]);
  Shown.all[0]?.emit('click');
  expect(clicked).toEqual([{ page: 'train' }]);
});

test('who looks at the window, or wants none, gets none', () => {
  notifier(false)(notice);
  expect(Shown.all).toEqual([]);
});
