import type { ChatScheme } from './chat-scheme.ts';
import { DETAILS_FROM } from './details-from.ts';

export const bathNes: ChatScheme = {
  id: 'bath-nes',
  activities: [],
  duties: [],
  caseQuestions: [],
  detailsFrom: DETAILS_FROM,
  children: 'needed',
  childFacts: ['lookedAfter', 'childProtection'],
  coWorking: null,
  closure: 'day',
  discretion: false,
};
