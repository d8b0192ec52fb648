import type { ChatScheme } from './chat-scheme.ts';
import { DETAILS_FROM } from './details-from.ts';

export const northernIreland: ChatScheme = {
  id: 'northern-ireland',
  activities: [],
  duties: [],
  caseQuestions: [],
  detailsFrom: DETAILS_FROM,
  children: 'optional',
  childFacts: ['household'],
  coWorking: { yes: 'Yes; each worker gets the same points unless tasks are divided' },
  closure: 'day',
  discretion: true,
};
