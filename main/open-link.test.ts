import { expect, test } from 'vitest';
import { createLinkOpener } from './open-link.ts';

const NAMED = 'http://127.0.0.1:9001';

const openerOf = () => {
  const opened: string[] = [];
  const asked: string[] = [];
  const open = createLinkOpener({
    openExternal: async (address) => void opened.push(address),
    isOwnPage: async (address) => {
      asked.push(address);
      return new URL(address).origin === NAMED;
    },
  });
  return { open, opened, asked };
};

test('the web and the pages that the core named are opened', async () => {
  const { open, opened, asked } = openerOf();
  await open('https://example.org/');
  await open(`${NAMED}/browser?token=a`);
  expect(opened).toEqual(['https://example.org/', `${NAMED}/browser?token=a`]);
  expect(asked).toEqual([`${NAMED}/browser?token=a`]);
});

test('another port of this computer is not, nor is the core asked of what may never be opened', async () => {
  const { open, opened, asked } = openerOf();
  await open('http://127.0.0.1:631/admin');
  await open('file:///etc/passwd');
  await open('http://192.168.1.1/');
  expect(opened).toEqual([]);
  expect(asked).toEqual(['http://127.0.0.1:631/admin']);
});
