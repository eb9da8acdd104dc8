/** A result as a program reads it. */
export const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
