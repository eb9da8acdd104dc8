import { describe, expect, it } from 'vitest';
import { label } from './labels.ts';
import { ownContainers } from './own-containers.ts';
import { readCompose } from './read-compose.ts';

const text = 'services:\n  redis: {image: a}\n  web: {image: b}\n';
const stack = {
  ...readCompose({ file: 'compose.yaml', text, variables: {} }),
  path: '/opt/meadow/compose/compose.yaml',
};
const made = (service: string, files: string) => ({
  id: `${service} ${files}`,
  labels: { [label.service]: service, [label.files]: files },
});
const foreign = (...containers: ReturnType<typeof made>[]) =>
  ownContainers(containers, stack).foreign.map(({ id }) => id);

describe('whose a container is', () => {
  it('is ours from our file, or from another one that names only what ours does', () => {
    expect(foreign(made('redis', stack.path), made('web', '/home/ann/copy.yaml'))).toEqual([]);
  });

  it('is ours from another copy of Meadow, also where that had more services', () => {
    expect(foreign(made('gone', stack.path), made('older', 'C:\\Meadow\\compose\\compose.yaml'))).toEqual([]);
  });

  it('is of another project where that has a service of its own, with all that project has', () => {
    const theirs = '/home/ann/meadow/docker-compose.yml';
    expect(foreign(made('redis', theirs), made('shop', theirs), made('web', stack.path))).toEqual([
      `redis ${theirs}`,
      `shop ${theirs}`,
    ]);
  });
});
