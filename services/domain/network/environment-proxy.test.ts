import { expect, test } from 'vitest';
import { environmentProxy } from './environment-proxy.ts';

test.each([
  [{}, { names: [], proxy: undefined, except: undefined }],
  [
    { https_proxy: '', HTTP_PROXY: 'http://a' },
    { names: ['HTTP_PROXY'], proxy: 'http://a' },
  ],
  [
    { HTTPS_PROXY: 'http://b', http_proxy: 'http://a' },
    { names: ['HTTPS_PROXY', 'http_proxy'], proxy: 'http://b' },
  ],
  [
    { no_proxy: '', NO_PROXY: '.corp' },
    { names: ['NO_PROXY'], proxy: undefined, except: '.corp' },
  ],
])('%j says %j', (env, said) => {
  expect(environmentProxy(env)).toMatchObject(said);
});
