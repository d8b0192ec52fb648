import { bathNes } from '../../../src/schemes/bath-nes/index.ts';
import { runExamples } from '../run-examples.ts';

runExamples(bathNes);
