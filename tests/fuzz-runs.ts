/** `MEADOW_TEST_RUNS=20`: so many times as many random inputs, for a night that has the time. */
const TIMES = Math.max(1, Number(process.env.MEADOW_TEST_RUNS) || 1);

/** How many runs of a property test, where a run of every day affords so many. */
export const runs = (everyDay: number): number => Math.round(everyDay * TIMES);

/** How long they may take together, in milliseconds. */
export const patience = (everyDayMs: number): number => everyDayMs * TIMES;
