import { expect, test } from 'vitest';
import { publicList } from '../domain/public-list.ts';
import { createSamplePhoto } from './sample-photo.ts';

const project = 'dandelion-or-grass';
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const list = publicList(project);

function create({ trainedOn = new Set<string>(), bytes = jpeg, pick = (_most: number): number => 0 } = {}) {
  const asked: string[] = [];
  const downloader = {
    async download(url: string) {
      asked.push(url);
      return bytes;
    },
  };
  return { asked, sample: createSamplePhoto({ downloader, trainedOn: async () => trainedOn }, pick) };
}

test('one photo of the list comes, called by its label and number', async () => {
  const { sample, asked } = create({ pick: (most) => most - 1 });
  expect(await sample(project)).toEqual({ photo: 'grass-00000199.jpg', bytes: jpeg });
  expect(asked).toEqual([list.at(-1)?.url]);
});

test('what the model was trained on is left aside, unless there is nothing else', async () => {
  const trainedOn = new Set(list.slice(0, -1).map(({ url }) => url));
  expect((await create({ trainedOn }).sample(project)).photo).toBe('grass-00000199.jpg');
  const all = new Set(list.map(({ url }) => url));
  expect((await create({ trainedOn: all }).sample(project)).photo).toBe('dandelion-00000000.jpg');
});

test('a project without a list says so, and an answer that is no photo too', async () => {
  await expect(create().sample('ants-or-bees')).rejects.toMatchObject({ code: 'bad-request' });
  await expect(create({ bytes: Buffer.from('<html>') }).sample(project)).rejects.toMatchObject({
    code: 'photo-format',
  });
});
