import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelRegistry, RegistryEntry } from '../../services/ports/model-registry.ts';

/** A registry for one test, in which nobody else knows the model. */
export interface RegistryUnderTest {
  registry: ModelRegistry;
  model: string;
  end(): Promise<void>;
}

/** What every model registry must do. */
export const modelRegistrySuite = (name: string, open: () => Promise<RegistryUnderTest>): void => {
  describe(`model registry: ${name}`, () => {
    let tested: RegistryUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.end());

    const entry = (version: string, more: Partial<RegistryEntry> = {}): RegistryEntry => ({
      model: tested.model,
      version,
      source: `s3://meadow/models/${version}.meadow`,
      run: 'run-1',
      note: `# ${version}`,
      tags: { accuracy: '0.97' },
      ...more,
    });
    const names = async () => (await tested.registry.read(tested.model)).versions.map(({ version }) => version);

    it('knows nothing of a model nobody entered', async () => {
      const { registry, model } = tested;
      expect(await registry.read(model)).toEqual({ versions: [], aliases: new Map() });
      await registry.remove(model, 'v1');
      await registry.point(model, 'champion', undefined);
      await expect(registry.point(model, 'champion', 'v1')).rejects.toMatchObject({ code: 'not-found' });
    });

    it('lists versions oldest first, each once however often and by whomever it is entered', async () => {
      const { registry } = tested;
      await registry.register(entry('v1'));
      await registry.register(entry('v2'));
      await registry.register(entry('v1', { note: '# Newer', tags: { accuracy: '0.98', photos: '10' } }));
      await Promise.all([1, 2, 3].map(() => registry.register(entry('v3'))));
      expect(await names()).toEqual(['v1', 'v2', 'v3']);
    });

    it('points aliases to versions, moves them and takes them away', async () => {
      const { registry, model } = tested;
      for (const version of ['v1', 'v2']) await registry.register(entry(version));
      await registry.point(model, 'champion', 'v1');
      await registry.point(model, 'challenger', 'v2');
      await registry.point(model, 'champion', 'v2');
      const { aliases } = await registry.read(model);
      expect([...aliases].map(([alias, { version }]) => [alias, version]).toSorted()).toEqual([
        ['challenger', 'v2'],
        ['champion', 'v2'],
      ]);
      await registry.point(model, 'challenger', undefined);
      await registry.point(model, 'challenger', undefined);
      expect([...(await registry.read(model)).aliases.keys()]).toEqual(['champion']);
      await expect(registry.point(model, 'champion', 'v9')).rejects.toMatchObject({ code: 'not-found' });
    });

    it('takes a version away with its aliases, and does not mind where there is none', async () => {
      const { registry, model } = tested;
      for (const version of ['v1', 'v2']) await registry.register(entry(version));
      await registry.point(model, 'challenger', 'v2');
      await registry.remove(model, 'v2');
      await registry.remove(model, 'v2');
      expect(await names()).toEqual(['v1']);
      expect((await registry.read(model)).aliases).toEqual(new Map());
    });

    it('takes no name that could be another filter', async () => {
      const { registry } = tested;
      for (const model of ['', "a' or name='b", 'a/b'])
        await expect(registry.read(model)).rejects.toMatchObject({ code: 'bad-request' });
    });
  });
};
