import { type Command, InvalidArgumentError } from 'commander';

/** A command below another; `--home` may stand before it or after. */
export function command(parent: Command, name: string): Command {
  const path = [...(parent.parent ? [parent.name()] : []), name].join(' ');
  return withHome(parent.command(name)).showHelpAfterError(`Run "meadow ${path} --help" for how it is used.`);
}

export function withHome(to: Command): Command {
  return to.option('--home <dir>', "the data folder (else MEADOW_HOME, else the system's own place)");
}

export function examples(lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  meadow ${line}\n`).join('')}`.trimEnd();
}

/** Reads a whole number from `least` to `most`; `what` says what it counts, in a sentence's first words. */
const wholeNumber =
  (what: string, least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`${what} a number from ${least} to ${most}.`);
  };

export const port = wholeNumber('A port is', 1, 65_535);
export const lines = wholeNumber('Lines are', 0, 100_000);
export const count = (least: number, most: number) => wholeNumber('It is', least, most);
