import { halton } from '../../../src/schemes/halton/index.ts';
import { runExamples } from '../run-examples.ts';

runExamples(halton);
