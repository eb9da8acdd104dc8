import type { StackVariable } from '../../contract/stack.ts';
import { Fault } from '../domain/fault.ts';
import type { StackSource } from './stack-source.ts';

export interface Variables {
  /** With what was set here, or is in the environment. */
  list(): Promise<StackVariable[]>;
  /** Sets them; an empty value takes what was set away. Throws `bad-request`, and what makes the file wrong. */
  set(values: Record<string, string>): Promise<StackVariable[]>;
}

/** The variables of the Compose file. */
export function createVariables(
  source: StackSource,
  env: Record<string, string | undefined>,
  onChange: () => void,
): Variables {
  const list = async (): Promise<StackVariable[]> => {
    const [file, chosen] = [await source.read(), await source.chosen()];
    return file.variables.map((variable) => {
      const value = chosen[variable.name] ?? env[variable.name];
      return { ...variable, ...(value !== undefined && { value }) };
    });
  };
  const set = async (values: Record<string, string>) => {
    const known = new Set((await source.read()).variables.map(({ name }) => name));
    for (const name of Object.keys(values)) if (!known.has(name)) throw noVariable(name);
    const before = await source.chosen();
    await source.choose(values);
    try {
      await source.read();
    } catch (error) {
      // A value that makes the file wrong would keep everything from working.
      await source.choose({ ...Object.fromEntries(Object.keys(values).map((name) => [name, ''])), ...before });
      throw error;
    }
    onChange();
    return list();
  };
  return { list, set };
}

const noVariable = (name: string): Fault =>
  new Fault('bad-request', `The Compose file has no variable "${name}".`, 'Choose one that is listed.', {
    details: { case: 'variable-unknown', name },
  });
