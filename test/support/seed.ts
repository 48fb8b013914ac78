import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a change is judged by what it changes. `WORKPOINTS_SEED` sets another
 * seed, a number; `npm run fuzz` goes through as many as time allows.
 */
const usualSeed = 20260101;

fc.configureGlobal({ seed: Number(process.env.WORKPOINTS_SEED ?? usualSeed) });
