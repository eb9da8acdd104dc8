import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileKind } from './photo-format.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['jpeg', '\xff\xd8\xff\xe1'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['webp', 'RIFF\x10\0\0\0WEBPVP8 '],
  ['avif', '\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf'],
  ['avif', '\0\0\0\x1cftypavif\0\0\0\0mif1'],
  ['heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
  ['heic', '\0\0\0\x14ftypmif1\0\0\0\0mif1'],
])('knows a photo by its first bytes: %s', (photo, head) => {
  expect(fileKind(bytes(head))).toEqual({ photo });
});

it.each([
  ['a GIF picture', 'GIF89a'],
  ['a video', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
  ['a video', 'RIFF\x10\0\0\0AVI LIST'],
  ['an SVG drawing', '\xef\xbb\xbf\n<?xml version="1.0"?>\n<!-- a --><svg xmlns="x">'],
  ['a web page', '\n<HTML><body>'],
  ['an XML document', '<?xml version="1.0"?><plist>'],
  ['a PDF document', '%PDF-1.4'],
  ['a TIFF or camera raw picture', 'II*\0\x08'],
])('names what is no photo: %s', (other, head) => {
  expect(fileKind(bytes(head))).toEqual({ other });
});

it('says something of any bytes, and looks at the first 256 only', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (content) => {
      expect(fileKind(content)).toEqual(fileKind(content.slice(0, 256)));
    }),
  );
});
