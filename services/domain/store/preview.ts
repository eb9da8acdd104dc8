import type { ObjectPreview } from '../../../contract/shapes/store.ts';

/** As much of a text as is shown. */
export const MOST_SHOWN = 200_000;

/** Names of what is surely no photo, so that nobody fetches it to see. */
const NO_PHOTO =
  /\.(?:json|jsonl|txt|md|csv|tsv|log|ya?ml|toml|xml|html?|svg|js|ts|css|py|zip|gz|tgz|tar|bz2|xz|7z|pdf|onnx|pb|pkl|npy|npz|parquet|meadow|bin|db|sqlite|mp4|mov|webm|mp3|wav|gif|bmp|tiff?)$/i;

/** Whether its name lets it be a photo; those of photos that are kept by their hash have no ending. */
export const mayBePhoto = (key: string, size: number, most: number): boolean =>
  size > 0 && size <= most && !NO_PHOTO.test(key);

/** The text that bytes are, shown; none where they are no text. `whole`: they do not go on. */
export function textPreview(key: string, bytes: Uint8Array, whole: boolean): ObjectPreview {
  const text = decode(bytes, whole);
  if (text === undefined) return { kind: 'none' };
  const format = /\.json$/i.test(key) ? 'json' : /\.(?:md|markdown)$/i.test(key) ? 'markdown' : 'plain';
  if (format !== 'json') return { kind: 'text', text, format, cut: !whole };
  return { kind: 'text', text: whole ? laidOut(text) : text, format, cut: !whole };
}

function decode(bytes: Uint8Array, whole: boolean): string | undefined {
  try {
    // A character that is cut in two at the end is left out.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what has these is no text
    return /[\0-\x08\x0e-\x1a]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
