import type { Page } from '@playwright/test';
import type { Amounts } from './fill-home.ts';
import type { Interaction } from './measure-input.ts';

const goTo = (name: string) => (page: Page) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
const press = (keys: string) => (page: Page) => page.keyboard.press(keys);
const type = (label: string, text: string) => async (page: Page) => {
  await page.getByRole('searchbox', { name: label }).click();
  await page.keyboard.type(text, { delay: 60 });
};
/** A choice is made by its first letter, so that it is a key that makes it. */
const choose = (label: string, letter: string) => async (page: Page) => {
  await page.getByRole('combobox', { name: label, exact: true }).focus();
  await page.keyboard.press(letter);
};
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

const photoAt = (position: number) => `document.querySelector('[data-position="${position}"][data-hash]')`;
const selected = `document.querySelector('[aria-label="Selected photos"]')?.textContent.replaceAll(/[^\\w]/g, '')`;
/** Looked at in every frame: whatever takes long here is no delay of the window's own. */
const counts = (text: string) =>
  `document.querySelector('main [role="status"]')?.textContent.replaceAll(/[^\\w ]/g, '').includes('${text}')`;

/** One round through the pages that grow, each step from where the one before has ended. */
export const interactions = ({ photos, runs, predictions }: Amounts, lines: number): Interaction[] => [
  { name: `Photos is opened, ${photos} of them`, act: goTo('Photos'), seen: photoAt(0) },
  {
    name: 'the grid jumps to its end',
    act: async (page) => {
      await page.getByRole('listbox').getByRole('option').first().click();
      await page.keyboard.press('End');
    },
    seen: photoAt(photos - 1),
  },
  { name: 'all photos are selected', act: press('Control+a'), seen: `${selected}?.startsWith('${photos}')` },
  { name: 'none is selected', act: press('Escape'), seen: `${selected} === undefined` },
  {
    name: 'photos are filtered by label',
    act: choose('Label', 'g'),
    seen: `document.querySelector('[data-position][data-hash]')?.getAttribute('aria-setsize') === '${photos * 0.4}'`,
  },
  {
    name: 'photos are searched by text',
    act: type('Name or SHA-256', 'IMG_99'),
    seen: `Number(document.querySelector('[data-position][data-hash]')?.getAttribute('aria-setsize') ?? 9999) < 200`,
  },
  {
    name: `Train is opened, ${runs} runs`,
    act: goTo('Train'),
    seen: `document.querySelector('li[aria-setsize="${runs - 1}"]')`,
  },
  {
    name: 'the list of runs jumps to its end',
    act: async (page) => {
      await page.getByRole('main').focus();
      await page.keyboard.press('End');
    },
    seen: `document.querySelector('li[aria-posinset="${runs - 1}"]')`,
  },
  {
    name: `History is opened, ${predictions} predictions`,
    act: goTo('History'),
    seen: `document.querySelectorAll('tbody input[type="checkbox"]').length > 5`,
  },
  {
    name: 'the history is searched',
    act: type('File name or SHA-256', 'IMG_99'),
    seen: `document.querySelector('table')?.getAttribute('aria-rowcount') === '112'`,
  },
  {
    name: 'a log is opened',
    act: (page) => page.getByRole('link', { name: /^Log/ }).first().click(),
    seen: `document.querySelector('li[data-level]')`,
  },
  {
    name: 'more of the log is fetched',
    act: button('Earlier lines'),
    seen: counts(`${lines / 5} lines`),
  },
  { name: `${lines} lines of it are fetched`, act: button('Earlier lines'), seen: counts(`${lines} lines`) },
  {
    name: 'the log jumps to its beginning',
    act: async (page) => {
      await page.getByRole('group', { name: 'Lines of the log' }).focus();
      await page.keyboard.press('Home');
    },
    seen: `document.querySelector('li[data-level][aria-posinset="1"]')`,
  },
  {
    name: 'the log jumps to its end',
    act: button('To the end'),
    seen: `document.querySelector('li[data-level][aria-posinset="${lines}"]')`,
  },
  {
    name: 'the log is searched',
    act: type('Search in the log', 'line 99'),
    seen: counts(`1111 of ${lines} lines`),
  },
];
