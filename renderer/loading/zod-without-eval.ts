import { config } from 'zod';

/**
 * Zod compiles what it checks where a page lets it, and finds out by trying. This page never does: the try alone would
 * be reported as a script that was kept out.
 */
config({ jitless: true });
