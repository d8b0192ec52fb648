import { figuresOf } from '../../../application/effect.ts';
import type { StoredCase } from '../../../application/ports.ts';
import { timelineOf } from '../../../application/snapshot.ts';
import { mayWithCaseload } from '../../../domain/access.ts';
import type { WorkerTerms } from '../../../domain/case-facts.ts';
import { valueOn } from '../../../domain/caseload.ts';
import { counted } from '../../../domain/counted.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { scoreOn } from '../../../domain/timeline.ts';
import { foremost, leaves, sends } from '../../cards/button.ts';
import type { SheetData, SheetGroup, SheetRow } from '../../cards/sheet.ts';
import { latestFacts } from '../../case-days.ts';
import { caseOptions, openCases } from '../../choose-case.ts';
import { asSentence } from '../../figures-words.ts';
import { flagSentences } from '../../flag-words.ts';
import { ifKnown } from '../../if-known.ts';
import { PROFESSIONAL_ISSUE_WORDS, WORKLOAD_ISSUE_WORDS } from '../../issue-words.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../../paging.ts';
import { amount, statusWords } from '../../phrases.ts';
import { privateCard, type Reply } from '../../reply.ts';
import type { Turn } from '../../turn.ts';
import type { CaseloadOpened } from '../../with-caseload.ts';
import { needsAgreement } from './case-issues.ts';

/** Everything that the policy asks to be talked about in supervision: sections 4 and 5, and what is agreed there. */
export function talkSheet(turn: Turn, { snapshot, worker, raw }: CaseloadOpened): Reply {
  const { head } = snapshot;
  const { today, outside, person } = turn;
  const data = { ...ifKnown('worker', worker) };
  const score = scoreOn(timelineOf(snapshot, outside.schemeOf), today);
  const figures = figuresOf(score);
  const terms = valueOn(head.terms, today);
  const page = pageOf(openCases(turn, snapshot), pageIn(raw));
  const changes = mayWithCaseload(person, 'change', head);
  const sheet: SheetData = {
    title: worker === undefined ? 'For your supervision' : `For the supervision of ${head.name}`,
    sentences: [
      `${amount(figures.total, figures.unit)} today. ${asSentence(statusWords(figures))}`,
      ...flagSentences(score.flags),
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [...(page.page === 0 ? [ofWorker(terms)] : []), ...page.items.map((stored) => ofCase(stored, terms))],
    choices: caseOptions(page.items),
    buttons: [
      ...(changes && page.items.length > 0 ? [foremost(sends('Open', 'supervision-talk.case', data))] : []),
      ...(changes ? [leaves('Professional issues', 'supervision-talk.professional', data)] : []),
      ...pageButtons(page, 'supervision-talk.show', data),
    ],
  };
  return privateCard('sheet', sheet);
}

function ofWorker({ professionalIssues }: WorkerTerms): SheetGroup {
  const issues = professionalIssues.map((issue) => row(PROFESSIONAL_ISSUE_WORDS[issue]));
  return {
    heading: 'Professional issues (section 5)',
    figure: '',
    rows: issues.length > 0 ? issues : [row('None is noted.')],
  };
}

function ofCase({ history }: StoredCase, terms: WorkerTerms): SheetGroup {
  const facts = latestFacts(history);
  const { ref, children, teamHold, workloadIssues, agreedInSupervisionOn: agreedOn } = facts;
  const issues = workloadIssues.map((issue) => row(WORKLOAD_ISSUE_WORDS[issue]));
  const agreement = agreedOn === undefined ? 'not agreed yet' : `agreed on ${spokenDate(agreedOn)}`;
  return {
    heading: ref,
    figure: counted(children.length, 'child', 'children'),
    rows: [
      ...(teamHold ? [row('On team hold, not counted')] : []),
      ...(needsAgreement(facts, terms) ? [row(`Child protection in supervision: ${agreement}`)] : []),
      ...(issues.length > 0 ? issues : [row('No workload issue is noted.')]),
    ],
  };
}

const row = (text: string): SheetRow => ({ text, note: '', figure: '' });
