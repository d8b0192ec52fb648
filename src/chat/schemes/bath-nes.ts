import type { ChatScheme } from './chat-scheme.ts';
import { DETAILS_FROM } from './details-from.ts';
import { teamHold } from './team-hold.ts';

export const bathNes: ChatScheme = {
  id: 'bath-nes',
  activities: [],
  duties: [],
  caseQuestions: [teamHold],
  detailsFrom: DETAILS_FROM,
  children: 'needed',
  childFacts: ['lookedAfter', 'childProtection'],
  coWorking: null,
  closure: 'day',
  caseCards: [{ title: 'For supervision', verb: 'supervision-talk.case' }],
  forSupervision: { title: 'For supervision', verb: 'supervision-talk.show', toSee: true },
  discretion: false,
};
