import type { Pixels } from '../domain/features.ts';
import type { PhotoFormat } from '../domain/photo-format.ts';
import type { View } from '../domain/views.ts';

/** What can be read off a photo's head without decoding it. */
export interface PhotoFacts {
  format: PhotoFormat;
  /** Upright, in pixels. */
  width: number;
  height: number;
  /** Bytes of memory that decoding takes, about; little where it goes row by row. */
  memory: number;
}

/**
 * Photos become pixels: upright, sRGB, first frame, without alpha. Formats are told by content, never by name.
 * Every method throws a Fault: photo-empty, photo-format, photo-broken, photo-too-large, photo-too-many-pixels,
 * photo-too-slow.
 */
export interface PhotoDecoder {
  inspect(bytes: Uint8Array): Promise<PhotoFacts>;
  /** One SIDE x SIDE picture for each view, in order; the photo is decoded once. */
  views(bytes: Uint8Array, views: readonly View[]): Promise<Pixels[]>;
  /** A WebP whose longer side is at most `side` pixels. */
  thumbnail(bytes: Uint8Array, side: number): Promise<Uint8Array>;
}
