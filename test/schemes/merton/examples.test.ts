import { merton } from '../../../src/schemes/merton/index.ts';
import { runExamples } from '../run-examples.ts';

runExamples(merton);
