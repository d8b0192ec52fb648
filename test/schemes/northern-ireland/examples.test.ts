import { northernIreland } from '../../../src/schemes/northern-ireland/index.ts';
import { runExamples } from '../run-examples.ts';

runExamples(northernIreland);
