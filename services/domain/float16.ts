/**
 * Float16 numbers (IEEE 754 binary16, little-endian, two bytes each) as float32. Exact.
 * Throws a RangeError where a byte is left over.
 */
export function fromFloat16(bytes: Uint8Array): Float32Array {
  if (bytes.byteLength % 2 !== 0) throw new RangeError(`${bytes.byteLength} bytes are not a whole number of float16s`);
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : Uint8Array.from(bytes);
  return new Float32Array(new Float16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 2));
}

/** Float32 numbers as float16 bytes, each rounded to the nearest. */
export function toFloat16(floats: Float32Array): Uint8Array {
  return new Uint8Array(new Float16Array(floats).buffer);
}
