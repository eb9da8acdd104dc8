import type { ProxyConfig } from 'electron';
import { expect, test } from 'vitest';
import { createUpdateNetwork } from './update-network.ts';

function open(env: NodeJS.ProcessEnv = {}) {
  const set: ProxyConfig[] = [];
  const network = createUpdateNetwork(
    () => ({
      async setProxy(config) {
        set.push(config);
      },
    }),
    env,
  );
  const told: string[][] = [];
  const ask = (isProxy: boolean, host: string) =>
    network.signIn({ isProxy, host }, (...words) => void told.push(words));
  return { network, set, told, ask };
}

test('the session of the updater goes by each choice, without its password', async () => {
  const { network, set } = open();
  await network.set({ proxy: 'http://me:secret@proxy.example:3128', except: 'localhost' });
  await network.set({ except: '' });
  expect(set).toEqual([
    {
      mode: 'fixed_servers',
      proxyRules: 'http://proxy.example:3128',
      proxyBypassRules: 'localhost,*.localhost',
    },
    { mode: 'system' },
  ]);
});

test('it signs in at the proxy alone, and not for ever', async () => {
  const { network, told, ask } = open();
  await network.set({ proxy: 'http://me:pass%20word@proxy.example:3128', except: '' });
  ask(true, 'proxy.example');
  ask(false, 'proxy.example');
  ask(true, 'other.example');
  expect(told).toEqual([
    ['me', 'pass word'],
    ['', ''],
    ['', ''],
  ]);
  for (let asked = 0; asked < 10; asked++) ask(true, 'proxy.example');
  expect(told.filter(([user]) => user === 'me')).toHaveLength(3);
  await network.set({ proxy: 'http://me:another@proxy.example:3128', except: '' });
  ask(true, 'proxy.example');
  expect(told.at(-1)).toEqual(['me', 'another']);
});

test('it signs in with what the environment says where nobody chose', async () => {
  const { network, told, ask } = open({ HTTPS_PROXY: 'http://you:word@proxy.example:3128' });
  await network.set({ except: '' });
  ask(true, 'proxy.example');
  expect(told).toEqual([['you', 'word']]);
});
