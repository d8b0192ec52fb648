import type { CaseloadHead } from '../../application/ports.ts';
import { type Access, mayInTeam } from '../../domain/access.ts';
import type { Activity, Duty } from '../../domain/case-facts.ts';
import type { WeightingScheme } from '../../domain/weighting-scheme.ts';
import type { OfferedForm } from '../entries/offered-form.ts';
import { bathNes } from './bath-nes.ts';
import type { CaseQuestion } from './case-question.ts';
import type { ChatScheme, Offer } from './chat-scheme.ts';
import { halton } from './halton.ts';
import { merton } from './merton.ts';
import { northernIreland } from './northern-ireland.ts';

/** What the cards ask under each scheme that a team can choose. */
export const chatSchemes: readonly ChatScheme[] = [merton, bathNes, northernIreland, halton];

type TeamOf = Pick<CaseloadHead, 'teamId'>;

/** True for those who decide what is the manager's to decide about a worker. */
export function managesWorker(person: Access, { teamId }: TeamOf): boolean {
  return mayInTeam(person, 'change-team-caseload', teamId);
}

/** What the cards ask in a team of a scheme. */
export function chatOf({ id }: Pick<WeightingScheme, 'id'>): ChatScheme {
  const found = chatSchemes.find((chat) => chat.id === id);
  if (!found) throw new Error(`No scheme in src/chat/schemes/index.ts has the id ${id}`);
  return found;
}

/** The kinds of activity that a scheme scores, in its order. */
export function activityForms(scheme: WeightingScheme): readonly OfferedForm<Activity>[] {
  return offered(chatOf(scheme).activities, scheme.caseRules);
}

/** The kinds of duty that a scheme scores and the person may record, in the scheme's order. */
export function dutyForms(scheme: WeightingScheme, person: Access, head: TeamOf): readonly OfferedForm<Duty>[] {
  const manages = managesWorker(person, head);
  const offers = chatOf(scheme).duties.filter(({ managerOnly }) => manages || !managerOnly);
  return offered(offers, scheme.workerRules);
}

/** Forms with the rule that scores what they log, in the order of the rules. */
function offered<Entry>(
  offers: readonly Offer<Entry>[],
  rules: readonly { readonly code: string; readonly source: string; readonly clause: string }[],
): readonly OfferedForm<Entry>[] {
  return rules.flatMap(({ code, source, clause }) =>
    offers.filter(({ rule }) => rule === code).map(({ form }) => ({ form, source, clause })),
  );
}

/** The questions about a case that a person is asked: what the manager decides is asked of the manager alone. */
export function questionsFor(scheme: WeightingScheme, person: Access, head: TeamOf): readonly CaseQuestion[] {
  const manages = managesWorker(person, head);
  return chatOf(scheme).caseQuestions.filter(({ managerOnly }) => manages || !managerOnly);
}
