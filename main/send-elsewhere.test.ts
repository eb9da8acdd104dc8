import { beforeEach, expect, test } from 'vitest';
import { sendElsewhere } from './send-elsewhere.ts';
import { en } from './words/en.ts';

const URL_THERE = 'http://127.0.0.1:8500/?token=a';
const [AGAIN, COPY, QUIT] = [0, 1, 2];

let happened: string[];
/** How often the browser does not open before it does. */
let failing: number;
let answers: number[];
beforeEach(() => {
  happened = [];
  failing = 0;
  answers = [];
});

const send = () =>
  sendElsewhere(URL_THERE, {
    electron: {
      clipboard: { writeText: async (text) => void happened.push(`copied ${text}`) },
      shell: {
        async openExternal(url) {
          failing -= 1;
          if (failing >= 0) throw new Error('no browser');
          happened.push(`opened ${url}`);
        },
        openPath: async () => '',
        showItemInFolder: () => {},
      },
      dialog: {
        async showMessageBox({ detail }) {
          happened.push(detail?.includes(URL_THERE) ? 'asked' : 'asked without the address');
          return { response: answers.shift() ?? QUIT };
        },
        showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
        showSaveDialog: async () => ({ canceled: true, filePath: '' }),
        showErrorBox: () => {},
      },
    },
    words: () => en,
    onTrouble: (thrown) => void happened.push(String(thrown)),
  });

test('the person is sent to the window that is open in the browser', async () => {
  await send();
  expect(happened).toEqual([`opened ${URL_THERE}`]);
});

test('where no browser opens the address is shown, copied and tried again', async () => {
  failing = 2;
  answers = [COPY, AGAIN, AGAIN];
  await send();
  const [failed, copied] = ['Error: no browser', `copied ${URL_THERE}`];
  expect(happened).toEqual([failed, 'asked', copied, 'asked', failed, 'asked', `opened ${URL_THERE}`]);
});

test('who quits is asked no more', async () => {
  failing = 9;
  answers = [QUIT];
  await send();
  expect(happened).toEqual(['Error: no browser', 'asked']);
});
