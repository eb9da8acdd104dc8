/** Side of the square a backbone looks at, in pixels. */
export const SIDE = 224;
/** Cells along one side of a feature map. */
export const GRID = 7;
/** Numbers in a cell of a feature map, and so in an embedding. */
export const CHANNELS = 1280;

/** RGB bytes of one view, SIDE x SIDE x 3, row by row. */
export type Pixels = Uint8Array;

/** Mean of a feature map over its cells: CHANNELS numbers, not normalised. */
export type Embedding = Float32Array;

/** What a backbone makes of one view: GRID x GRID x CHANNELS numbers, row by row, channels last. */
export type FeatureMap = Float32Array;
