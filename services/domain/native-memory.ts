/**
 * Environment for processes that decode photos and compute on several threads. The C library of most Linuxes keeps
 * freed memory in a pool a thread; fewer pools, and giving large blocks back, saves a predictor a quarter of its memory
 * and costs it no time. Other systems do not read these names.
 */
export const nativeMemory = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' } as const;
