import { describe, expect, it } from 'vitest';
import { anotherOwner, ownerLabels } from './stack-owner.ts';

const other = ownerLabels({ id: 'b', folder: '/home/b' });
const own = ownerLabels({ id: 'a', folder: '/home/a' });

describe('the Meadow that started a stack', () => {
  it('is another where a container of it runs', () => {
    const containers = [
      { labels: own, state: 'running' as const },
      { labels: other, state: 'running' as const },
    ];
    expect(anotherOwner(containers, 'a')).toEqual({ folder: '/home/b' });
  });

  it('is this one where its id is, wherever its folder lay then', () => {
    expect(anotherOwner([{ labels: ownerLabels({ id: 'a', folder: '/old' }), state: 'running' }], 'a')).toBeUndefined();
  });

  it('is nobody else where containers say nothing, or stand still', () => {
    expect(anotherOwner([{ labels: {}, state: 'running' }], 'a')).toBeUndefined();
    expect(anotherOwner([{ labels: other, state: 'exited' }], 'a')).toBeUndefined();
  });
});
