export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The part of a photo the model looks at: the largest square in its middle. */
export function lookedAt(width: number, height: number): Frame {
  const side = Math.min(width, height);
  return { left: (width - side) / 2, top: (height - side) / 2, width: side, height: side };
}
