/** `health URL`: ends with 0 where the address answers with 200, for health checks of containers without curl. */
const DEADLINE_MS = 4000;

const answer = await fetch(process.argv[2] ?? '', { signal: AbortSignal.timeout(DEADLINE_MS) });
process.exit(answer.ok ? 0 : 1);
