import { pino, stdSerializers } from 'pino';
import type { Log } from '../../ports/log.ts';

/** Lines of JSON on standard error, written before the call returns: a process's last words are not lost. */
export function createStderrLog(program: string): Log {
  const base = { program, pid: process.pid };
  const logger = pino(
    { base, serializers: { error: stdSerializers.errWithCause } },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    debug: (message, facts = {}) => logger.debug(facts, message),
    info: (message, facts = {}) => logger.info(facts, message),
    warn: (message, facts = {}) => logger.warn(facts, message),
    error: (message, facts = {}) => logger.error(facts, message),
  };
}
