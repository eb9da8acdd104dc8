import { describe, expect, it } from 'vitest';
import { whereTo } from './where-to.ts';

describe('where a call is answered', () => {
  it('goes by what it names: project, version, run, snapshot or job', () => {
    expect(whereTo('photos', 'list', { project: 'ants' })).toEqual({ by: 'project', id: 'ants' });
    expect(whereTo('models', 'promote', { version: 'ants-2' })).toEqual({ by: 'version', id: 'ants-2' });
    expect(whereTo('models', 'compare', { one: 'ants-1', other: 'ants-2' })).toEqual({ by: 'version', id: 'ants-1' });
    expect(whereTo('snapshots', 'compare', { one: 'aa', other: 'bb' })).toEqual({ by: 'snapshot', id: 'aa' });
    expect(whereTo('training', 'watch', { run: 'r' })).toEqual({ by: 'run', id: 'r' });
    expect(whereTo('photos', 'send', { job: 'j', name: 'a.jpg' })).toEqual({ by: 'job', id: 'j' });
    expect(whereTo('history', 'search', { filter: { project: 'ants' } })).toEqual({ by: 'project', id: 'ants' });
    expect(whereTo('history', 'search', { filter: { version: 'ants-2' } })).toEqual({ by: 'version', id: 'ants-2' });
  });

  it('lets a project decide where more is named', () => {
    const named = { project: 'ants', version: 'ants-2' };
    expect(whereTo('monitoring', 'traffic', named)).toEqual({ by: 'project', id: 'ants' });
  });

  it('asks all places for lists of everything, and the current project for what names nothing', () => {
    expect(whereTo('projects', 'list', undefined)).toBe('everywhere');
    expect(whereTo('models', 'list', {})).toBe('everywhere');
    expect(whereTo('models', 'list', { project: 'ants' })).toEqual({ by: 'project', id: 'ants' });
    expect(whereTo('history', 'search', { filter: {} })).toBe('current');
    expect(whereTo('corrections', 'take', { ids: [1] })).toBe('current');
  });

  it('leaves to this computer what is its own, whatever is named', () => {
    expect(whereTo('projects', 'create', { name: 'Ants', classes: [] })).toBe('machine');
    expect(whereTo('predicting', 'start', { paths: [], version: 'ants-2' })).toBe('machine');
    expect(whereTo('keeping', 'backup', { file: '/tmp/a' })).toBe('machine');
    expect(whereTo('keeping', 'exportModel', { version: 'ants-2', file: '/tmp/a' })).toEqual({
      by: 'version',
      id: 'ants-2',
    });
  });
});
