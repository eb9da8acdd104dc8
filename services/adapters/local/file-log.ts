import { join } from 'node:path';
import { pino, stdSerializers } from 'pino';
import type { Log } from '../../ports/log.ts';
import { openRotatingFile } from './rotating-file.ts';

/** A program's log takes at most four times this. */
const BYTES = 2 * 1024 * 1024;
const OLD = 3;

/** Facts that must never be written, should a caller hand them over all the same. */
const secretNames = ['key', 'apiKey', 'token', 'secret', 'password', 'authorization', 'cookie'];
const redact = secretNames.flatMap((name) => [name, `*.${name}`]);

export interface FileLog extends Log {
  close(): void;
}

/** Lines of JSON in `folder/program.log`. `level` is the least that is written. */
export const createFileLog = (
  folder: string,
  program: string,
  level: 'debug' | 'info' | 'warn' | 'error' = 'info',
): FileLog => {
  const file = openRotatingFile(join(folder, `${program}.log`), { bytes: BYTES, old: OLD });
  const logger = pino(
    { level, base: { program, pid: process.pid }, redact, serializers: { error: stdSerializers.errWithCause } },
    file,
  );
  return {
    debug: (message, facts = {}) => logger.debug(facts, message),
    info: (message, facts = {}) => logger.info(facts, message),
    warn: (message, facts = {}) => logger.warn(facts, message),
    error: (message, facts = {}) => logger.error(facts, message),
    close: () => file.close(),
  };
};
