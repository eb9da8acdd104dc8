/** Values of the variables a Compose file names. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A variable as it stands in a text: its name, and what is taken where it is not set. */
export interface Mention {
  name: string;
  usual: string;
}

export type Interpolated = { text: string; mentions: Mention[] } | { problem: string };

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/;

/** `:-`, `-`, `:?`, `?`, `:+`, `+`, and what stands behind. */
const OPERATOR = /^(:?)([-?+])([\s\S]*)$/;

class Problem extends Error {}

/** Fills variables in as Compose does: `$X`, `${X}`, `${X:-usual}`, `${X-usual}`, `${X:?words}`, `${X:+other}`, `$$`. */
export function interpolate(text: string, variables: Variables): Interpolated {
  const mentions: Mention[] = [];
  try {
    return { text: fill(text, variables, mentions), mentions };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    throw error;
  }
}

function fill(text: string, variables: Variables, mentions: Mention[]): string {
  let filled = '';
  for (let at = 0; at < text.length; ) {
    const dollar = text.indexOf('$', at);
    if (dollar < 0) return filled + text.slice(at);
    filled += text.slice(at, dollar);
    const { value, end } = mention(text, dollar + 1, variables, mentions);
    filled += value;
    at = end;
  }
  return filled;
}

/** What stands behind a dollar sign, and where it ends. */
function mention(text: string, at: number, variables: Variables, mentions: Mention[]): { value: string; end: number } {
  if (text[at] === '$') return { value: '$', end: at + 1 };
  if (text[at] !== '{') {
    const name = NAME.exec(text.slice(at))?.[0];
    if (name === undefined) throw new Problem('a lone "$" must be written "$$"');
    return { value: filledIn(name, '', variables, mentions), end: at + name.length };
  }
  const end = closing(text, at + 1);
  return { value: filledIn(text.slice(at + 1, end), undefined, variables, mentions), end: end + 1 };
}

/** Where the brace closes that was open before `at`. */
function closing(text: string, at: number): number {
  let depth = 1;
  for (let place = at; place < text.length; place++) {
    if (text.startsWith('$$', place)) place++;
    else if (text.startsWith('${', place)) {
      depth++;
      place++;
    } else if (text[place] === '}' && --depth === 0) return place;
  }
  throw new Problem('a brace that is opened is not closed');
}

function filledIn(inner: string, operator: '' | undefined, variables: Variables, mentions: Mention[]): string {
  const name = NAME.exec(inner)?.[0];
  const rest = operator ?? inner.slice(name?.length ?? 0);
  const parts = OPERATOR.exec(rest);
  if (name === undefined || (rest !== '' && !parts)) throw new Problem(`"\${${inner}}" names no variable`);
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  const [, colon = '', sign = '', behind = ''] = parts ?? [];
  const there = value !== undefined && (colon === '' || value !== '');
  const other = () => fill(behind, variables, mentions);
  mentions.push({ name, usual: sign === '-' ? fill(behind, variables, []) : '' });
  if (sign === '+') return there ? other() : '';
  if (there || sign === '') return value ?? '';
  if (sign === '-') return other();
  throw new Problem(`the variable ${name} must be set${behind === '' ? '' : `: ${other()}`}`);
}
