/** What a prediction tells of the photo that was asked about. */
export interface Looked {
  /** A class, or "neither". */
  verdict: string;
  /** How much of what sets the photo apart is known from the training photos. */
  similarity: number;
  /** How bright its brighter parts are; none where it was not measured. */
  light?: number | undefined;
  /** How fine its structure is; none where it was not measured. */
  sharpness?: number | undefined;
}

/** What is usual of the photos that were learnt from; what is not known is not there. */
export interface Usual {
  /** Share of left-out photos that are called "neither". */
  neither?: number | undefined;
  /** Share of each class. */
  mix?: Readonly<Record<string, number>> | undefined;
  /** Of these, equally spaced quantiles each: the first is the least, the last the most. */
  similarity?: readonly number[] | undefined;
  light?: readonly number[] | undefined;
  sharpness?: readonly number[] | undefined;
  /** From how many photos all this was taken. */
  photos: number;
}
