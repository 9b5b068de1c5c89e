import fc from 'fast-check';

/**
 * Property tests draw the same cases at every run, so that the same code passes or fails everywhere. `PROPERTY_SEED=random` draws
 * new ones, a number those of that seed.
 */
const asked = process.env.PROPERTY_SEED ?? '1';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
