import { basename } from 'node:path';

/** Drawings, paintings, goods, kitchens, adverts, animals, other plants: no photo of dandelions or of grass. */
const strangers: ReadonlySet<string> = new Set([
  ...'001 005 019 043 046 048 049 055 056 058 063 076 088 089 097 103 107 109 110 115 116 123 124 134 135 136 137 140 142 146 149 151'
    .split(' ')
    .map((number) => `dandelion/${number}`),
  ...'152 157 158 175 176 181 187 189 192 198'.split(' ').map((number) => `dandelion/${number}`),
  ...'013 021 022 028 031 035 037 038 042 065 066 085 089 097 127 130 133 138 151 158 159 182 189 190 199'
    .split(' ')
    .map((number) => `grass/${number}`),
]);

/** Dandelions called grass, or so much of both, or so little of either, that people would not agree. */
const disputed = ['grass/160', 'grass/061', 'dandelion/196', 'dandelion/177'];

/**
 * What is wrong with the photos of dandelion-vs-grass before anything is planted, as a person sees it who looks at all
 * 320. By folder and number. What a check finds here is no false alarm.
 */
export const naturalFaults: Record<string, ReadonlySet<string>> = {
  foreign: strangers,
  /** Of a stranger, no label is right. */
  'label-doubtful': new Set([...disputed, ...strangers]),
  'near-duplicate': new Set(['grass/016', 'grass/090']), // the one is cut out of the other
  leak: new Set(),
  blurry: new Set(),
  /** A quarter as high as others, or three times as long as wide. */
  'odd-size': new Set(['grass/013', 'grass/019', 'grass/040', 'grass/075', 'grass/156']),
};

/** How the list names a photo, by its path. */
export const shortName = (path: string): string =>
  /(\w+)\/0*(\d{3})\.jpg$/.exec(path)?.slice(1).join('/') ?? basename(path);
