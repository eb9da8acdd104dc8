// Where MEADOW_TEST_RUNS says how many times as many: for the property tests that leave their number to fast-check.
import fc from 'fast-check';

const USUAL = 100;
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: USUAL * Number(process.env.MEADOW_TEST_RUNS) });
