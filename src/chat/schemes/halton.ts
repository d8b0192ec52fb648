import type { ChatScheme } from './chat-scheme.ts';
import { DETAILS_FROM } from './details-from.ts';

export const halton: ChatScheme = {
  id: 'halton',
  activities: [],
  duties: [],
  caseQuestions: [],
  detailsFrom: DETAILS_FROM,
  children: 'not-asked',
  childFacts: [],
  coWorking: null,
  closure: 'day',
  caseCards: [
    { title: 'Rating', verb: 'rate-cases.open' },
    { title: 'Last worked on', verb: 'worked-on.open' },
  ],
  forSupervision: { title: 'Ratings', verb: 'rate-cases.list' },
  discretion: false,
};
