import { type Command, InvalidArgumentError } from 'commander';

/** A command below another; `--home` may stand before it or after. */
export function command(parent: Command, name: string): Command {
  const path = [...(parent.parent ? [parent.name()] : []), name].join(' ');
  return withHome(parent.command(name)).showHelpAfterError(`Run "meadow ${path} --help" for how it is used.`);
}

export function withHome(to: Command): Command {
  return to.option('--home <dir>', "the data folder (else MEADOW_HOME, else the system's own place)");
}

export function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError('A port is a number from 1 to 65535.');
}

export function lines(text: string): number {
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number <= 100_000) return number;
  throw new InvalidArgumentError('Lines are a number up to 100000.');
}

export function examples(lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  meadow ${line}\n`).join('')}`.trimEnd();
}

/** Reads a whole number from `least` to `most`. */
export const count =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It is a number from ${least} to ${most}.`);
  };
