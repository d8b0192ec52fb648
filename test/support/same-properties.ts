import fc from 'fast-check';
import { SEED } from '../assurance/settings.ts';

/** Properties try the same examples at every run, so that a change is judged by itself; ASSURANCE_SEED tries others. */
fc.configureGlobal({ seed: SEED });
