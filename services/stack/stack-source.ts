import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathReason } from '../domain/reason.ts';
import { composeFault } from '../domain/stack/compose-faults.ts';
import { readDotEnv } from '../domain/stack/dot-env.ts';
import { readCompose } from '../domain/stack/read-compose.ts';
import type { StackFile } from '../domain/stack/stack-file.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';

export interface StackSource {
  /** Where the Compose file lies. */
  readonly path: string;
  /** The file with the variables as they are now. Throws `compose-refused`. */
  read(): Promise<StackFile>;
  /** The name of the project, also where the file is wrong: what runs can be stopped all the same. */
  project(): Promise<string>;
  /** Values that were set here. */
  chosen(): Promise<Record<string, string>>;
  choose(values: Record<string, string>): Promise<void>;
}

export interface SourceParts {
  file: string;
  env: Record<string, string | undefined>;
  records: SettingRecords;
}

const NAME = 'stack';

/** The Compose file and its variables: what was set here counts most, then the environment, then `.env` beside it. */
export function createStackSource({ file, env, records }: SourceParts): StackSource {
  let last: { key: string; file: StackFile } | undefined;

  const chosen = async (): Promise<Record<string, string>> => {
    const kept = (await records.get(NAME)) as { variables?: Record<string, string> } | undefined;
    return kept?.variables ?? {};
  };
  const read = async () => {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw composeFault(basename(file), {
        line: 1,
        key: '',
        problem: pathReason(error, 'read').why,
        told: { case: 'unreadable' },
      });
    });
    const beside = await readFile(join(dirname(file), '.env'), 'utf8').catch(() => '');
    const own = await chosen();
    const key = JSON.stringify([text, beside, own]);
    if (last?.key !== key) {
      const variables = { ...readDotEnv(beside), ...env, ...own };
      last = { key, file: readCompose({ file: basename(file), text, variables }) };
    }
    return last.file;
  };
  const project = async () => {
    const sound = await read().catch(() => undefined);
    if (sound) return sound.project;
    const text = await readFile(file, 'utf8').catch(() => '');
    return env.COMPOSE_PROJECT_NAME || /^name:\s*["']?([a-z0-9][a-z0-9_-]*)/m.exec(text)?.[1] || 'meadow';
  };
  return {
    path: file,
    read,
    project,
    chosen,
    async choose(values) {
      const kept = Object.entries({ ...(await chosen()), ...values }).filter(([, value]) => value !== '');
      await records.put(NAME, { variables: Object.fromEntries(kept) });
    },
  };
}
