/** The part of libheif-js Meadow calls: the functions below its decoder class, which prints on standard output. */
export interface Libheif {
  heif_error_code: { heif_error_Ok: object };
  heif_colorspace: { heif_colorspace_RGB: object };
  heif_chroma: { heif_chroma_interleaved_RGB: object; heif_chroma_interleaved_RGBA: object };
  heif_context_alloc(): object;
  heif_context_read_from_memory(context: object, bytes: Uint8Array): { code: object; message: string };
  /** An object with a `code` where there is no primary picture. */
  heif_js_context_get_primary_image_handle(context: object): object;
  heif_image_handle_get_width(handle: object): number;
  heif_image_handle_get_height(handle: object): number;
  heif_image_handle_has_alpha_channel(handle: object): number;
  /** Without `channels` where it failed; `message` then says why. */
  heif_js_decode_image2(
    handle: object,
    colours: object,
    chroma: object,
  ): { channels?: LibheifPlane[]; image: object; message?: string };
  heif_image_release(image: object): void;
}

/** Rows of pixels inside libheif's own memory, `stride` bytes each. */
export interface LibheifPlane {
  data: Uint8Array;
  width: number;
  height: number;
  stride: number;
}

const functions = [
  'heif_context_alloc',
  'heif_context_read_from_memory',
  'heif_js_context_get_primary_image_handle',
  'heif_image_handle_get_width',
  'heif_image_handle_get_height',
  'heif_image_handle_has_alpha_channel',
  'heif_js_decode_image2',
  'heif_image_release',
];
const constants = ['heif_error_code', 'heif_colorspace', 'heif_chroma'];

export function isLibheif(module: unknown): module is Libheif {
  if (typeof module !== 'object' || module === null) return false;
  return (
    functions.every((name) => typeof Reflect.get(module, name) === 'function') &&
    constants.every((name) => name in module)
  );
}
