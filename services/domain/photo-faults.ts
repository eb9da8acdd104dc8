import { Fault } from './fault.ts';
import { MOST_PHOTO_BYTES, MOST_PHOTO_PIXELS } from './photo-limits.ts';

const readable = 'JPEG, PNG, WebP, AVIF or HEIC';
const smaller = 'Save it smaller; 1,000 pixels a side are plenty.';

/** The ways a photo can be refused, each in a sentence and with what to do about it. */
export const photoFault = {
  empty: () =>
    new Fault('photo-empty', 'The file is empty.', 'Copy or download the photo again; it may not have arrived whole.'),

  /** `kind` names what the file is, such as "a PDF document". */
  format: (kind: string) =>
    new Fault('photo-format', `This file is ${kind}, not a photo Meadow can read.`, `Save it as ${readable}.`, {
      details: { kind },
    }),

  broken: (cause?: unknown) =>
    new Fault(
      'photo-broken',
      'The photo is damaged or incomplete.',
      'Copy it again from where it came, or open and save it anew in a photo program.',
      { details: { case: 'damaged' }, cause },
    ),

  tooLarge: (bytes: number) =>
    new Fault(
      'photo-too-large',
      `The photo has ${megas(bytes)} MB; Meadow reads up to ${megas(MOST_PHOTO_BYTES)} MB.`,
      smaller,
      { details: { bytes, most: MOST_PHOTO_BYTES } },
    ),

  /** Of one that was not read to its end, so that nobody knows how large it is. */
  cutTooLarge: () => new Fault('photo-too-large', `The photo has more than ${megas(MOST_PHOTO_BYTES)} MB.`, smaller),

  labelStays: (label: string) =>
    new Fault(
      'label-stays',
      `The project knows this photo as "${label}"; that label stays.`,
      'Change it on the Photos page if it is wrong.',
      { details: { label } },
    ),

  labelsContradict: (labels: readonly string[]) =>
    new Fault(
      'labels-contradict',
      `The same photo is in ${labels.map((label) => `"${label}"`).join(' and ')}; it has no label now.`,
      'Give it the right one on the Photos page.',
      { details: { labels: labels.join(', ') } },
    ),

  nothingToLearn: () =>
    new Fault(
      'nothing-to-learn',
      'It shows none of the classes, so there is nothing to learn from it.',
      'Dismiss it; it counts for the live accuracy all the same.',
    ),

  gone: () =>
    new Fault(
      'photo-gone',
      'The photo is not on this machine any more.',
      'Add it to the project again, then take the correction; or dismiss it.',
      { details: { case: 'corrected' } },
    ),

  /** Of the prediction history. */
  notKept: () =>
    new Fault(
      'photo-gone',
      'The photo is not kept with the history any more, so it cannot be labelled here.',
      'Add it on the Photos page, and label it there.',
      { details: { case: 'not-kept' } },
    ),

  /** `most`: pixels of this kind of photo that can be decoded. */
  tooManyPixels: (width: number, height: number, most = MOST_PHOTO_PIXELS) =>
    new Fault(
      'photo-too-many-pixels',
      `The photo has ${Math.ceil((width * height) / 1e6)} megapixels; Meadow reads up to ${Math.floor(most / 1e6)} of its kind.`,
      smaller,
      { details: { width, height, most } },
    ),

  tooSlow: (cause?: unknown) =>
    new Fault(
      'photo-too-slow',
      'The photo took too long to read.',
      'Save it smaller or in another format, then try again.',
      {
        cause,
      },
    ),
};

function megas(bytes: number): string {
  const value = bytes / (1024 * 1024);
  return value.toFixed(Number.isInteger(value) ? 0 : 1);
}
