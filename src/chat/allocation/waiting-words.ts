import type { DescribedCase } from '../../application/asked-case.ts';
import type { CaseWork } from '../../domain/case-profile.ts';
import { counted } from '../../domain/counted.ts';
import type { LeavingReason, WaitingType } from '../../domain/waiting-case.ts';

/** Types of cases, as they are chosen. */
export const TYPE_WORDS: Record<WaitingType, string> = {
  cp: 'Child protection (CP)',
  cla: 'Child looked after (CLA)',
  fs: 'Family support (FS)',
  s17: 'Child in need (S17)',
  'care-leaver': 'Care leaver',
  other: 'Other',
};

/** The same in a row. */
export const SHORT_TYPE_WORDS: Record<WaitingType, string> = {
  cp: 'CP',
  cla: 'CLA',
  fs: 'FS',
  s17: 'S17',
  'care-leaver': 'care leaver',
  other: 'other',
};

export const WORK_WORDS: Record<CaseWork, string> = {
  'core-assessment': 'Core assessment or section 47 enquiry',
  proceedings: 'Pre-proceedings or care proceedings',
  'private-law': 'Private law',
  'contact-organising': 'Organising contact',
  'pathway-plan': 'Pathway plan',
  court: 'Court work',
};

const SHORT_WORK_WORDS: Record<CaseWork, string> = {
  'core-assessment': 'core assessment',
  proceedings: 'in proceedings',
  'private-law': 'private law',
  'contact-organising': 'contact to organise',
  'pathway-plan': 'pathway plan',
  court: 'court work',
};

export const LEAVING_WORDS: Record<LeavingReason, string> = {
  'allocated-elsewhere': 'It was allocated elsewhere, outside Caseload or in another team',
  closed: 'It was closed or stepped down',
  mistake: 'It was added by mistake',
};

/** `CP · 3 children, 2 looked after, 2 homes · in proceedings · 2.5 hours away`. */
export function describedWords({ type, profile }: Pick<DescribedCase, 'type' | 'profile'>): string {
  const { children, lookedAfter, conference, homes, work, hoursAway } = profile;
  const family = [
    counted(children, 'child', 'children'),
    ...(lookedAfter > 0 ? [`${lookedAfter} looked after`] : []),
    ...(conference > 0 ? [`${conference} subject to a conference`] : []),
    ...(homes > 1 ? [`${homes} homes`] : []),
  ];
  return [
    SHORT_TYPE_WORDS[type],
    ...(children > 0 ? [family.join(', ')] : []),
    ...work.map((kind) => SHORT_WORK_WORDS[kind]),
    ...(hoursAway === undefined || hoursAway === 0 ? [] : [`${counted(hoursAway, 'hour', 'hours')} each way`]),
  ].join(' · ');
}
