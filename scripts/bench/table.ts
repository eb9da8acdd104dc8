/** Rows of cells as a Markdown table; the first row is its head. */
export function table([head, ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head ?? []), line((head ?? []).map(() => '---')), ...rows.map(line)].join('\n');
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
};

/** The mean, and how far repeats were from each other. */
export const spread = (numbers: readonly number[], show: (number: number) => string): string =>
  `${show(mean(numbers))} (${show(Math.min(...numbers))} to ${show(Math.max(...numbers))})`;

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Milliseconds the work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};
