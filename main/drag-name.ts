const ENDS: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ['.jpg', (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8],
  ['.png', (bytes) => word(bytes, 1, 4) === 'PNG'],
  ['.webp', (bytes) => word(bytes, 0, 4) === 'RIFF' && word(bytes, 8, 12) === 'WEBP'],
  ['.gif', (bytes) => word(bytes, 0, 3) === 'GIF'],
  ['.avif', (bytes) => word(bytes, 4, 12) === 'ftypavif'],
  ['.heic', (bytes) => word(bytes, 4, 8) === 'ftyp'],
];

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * What a photo that is dragged out is called: its own name without folders, signs that some system forbids and the end;
 * then the end that fits its bytes, never one that starts a program.
 */
export function dragName(name: string, bytes: Uint8Array): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/\.[^.]*$/, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 100)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
  const end = ENDS.find(([, fits]) => fits(bytes))?.[0] ?? '.bin';
  return `${plain === '' || DEVICE.test(plain) ? 'photo' : plain}${end}`;
}

const word = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');
