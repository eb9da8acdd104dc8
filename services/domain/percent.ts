/** A share in English words: whole percents, with a decimal below ten. */
export const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
