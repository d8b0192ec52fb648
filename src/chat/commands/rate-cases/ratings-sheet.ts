import type { CaseloadSnapshot, StoredCase } from '../../../application/ports.ts';
import { timelineOf } from '../../../application/snapshot.ts';
import { mayInTeam } from '../../../domain/access.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { type Score, scoreOn } from '../../../domain/timeline.ts';
import { type Button, foremost, leaves, sends } from '../../cards/button.ts';
import type { SheetData, SheetGroup } from '../../cards/sheet.ts';
import { latestFacts } from '../../case-days.ts';
import { caseOptions, openCases } from '../../choose-case.ts';
import { asSentence } from '../../figures-words.ts';
import { ifKnown } from '../../if-known.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../../paging.ts';
import { amount } from '../../phrases.ts';
import { RATING_HEADINGS } from '../../rating-words.ts';
import { notice } from '../../refusals.ts';
import { privateCard, type Reply } from '../../reply.ts';
import type { Turn } from '../../turn.ts';
import type { CaseloadOpened } from '../../with-caseload.ts';

/** The cases that the person has still to rate, or as their manager to rate or confirm; by reference. */
export function casesToRate(turn: Turn, snapshot: CaseloadSnapshot): readonly StoredCase[] {
  const confirms = mayInTeam(turn.person, 'change-team-caseload', snapshot.head.teamId);
  return openCases(turn, snapshot).filter(({ history }) => {
    const { rating } = latestFacts(history);
    return rating === undefined || (confirms && rating.overall === undefined);
  });
}

/** Every open case with its colours in words. */
export function ratingsSheet(turn: Turn, opened: CaseloadOpened): Reply {
  const { snapshot, worker, raw } = opened;
  const data = { ...ifKnown('worker', worker) };
  const score = scoreOn(timelineOf(snapshot, turn.outside.schemeOf), turn.today);
  const page = pageOf(openCases(turn, snapshot), pageIn(raw));
  const left = casesToRate(turn, snapshot).length;
  const inactive = inactiveRefs(score).length;
  const sheet: SheetData = {
    title: worker === undefined ? 'Your ratings' : `Ratings of ${snapshot.head.name}`,
    sentences: [coloursSentence(score), ...pageWords(page)].map((text) => ({ text })),
    groups: page.items.map((stored) => ratingGroup(stored, score)),
    choices: caseOptions(page.items),
    buttons: [
      ...(page.items.length === 0 ? [] : [foremost(sends('Open', 'rate-cases.open', data))]),
      ...(left === 0 ? [] : [leaves(`One after another (${left})`, 'rate-cases.start', data)]),
      ...pageButtons(page, 'rate-cases.list', data),
      ...(inactive === 0 ? [] : [leaves('Inactive cases', 'rate-cases.inactive', data)]),
    ],
  };
  return privateCard('sheet', sheet);
}

/** Inactive cases, offered for closing (3.1). */
export function inactiveSheet(turn: Turn, { snapshot, worker, raw }: CaseloadOpened): Reply {
  const data = { ...ifKnown('worker', worker) };
  const refs = inactiveRefs(scoreOn(timelineOf(snapshot, turn.outside.schemeOf), turn.today));
  const all = openCases(turn, snapshot).filter(({ history }) => refs.includes(history.dated.ref));
  const back: Button = leaves('All ratings', 'rate-cases.list', data);
  if (all.length === 0) {
    return notice(
      'No inactive cases',
      ['Cases without activity are named only while the caseload is above its range.'],
      [back],
    );
  }
  const page = pageOf(all, pageIn(raw));
  return privateCard('sheet', {
    title: 'Can these cases be closed?',
    sentences: [
      'The caseload is above its range, and nobody has worked on these for a long time.',
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: page.items.map((stored) => ({
      heading: stored.history.dated.ref,
      figure: '',
      rows: lastWorked(stored).map((words) => ({ text: asSentence(words), note: '', figure: '' })),
    })),
    choices: caseOptions(page.items),
    buttons: [
      foremost(sends('Close it', 'close-case.open', data)),
      sends('It was worked on', 'worked-on.open', data),
      ...pageButtons(page, 'rate-cases.inactive', data),
      back,
    ],
  });
}

export function inactiveRefs({ flags }: Score): readonly string[] {
  return flags.flatMap(({ code, caseRef }) => (code === 'inactive-case' && caseRef !== undefined ? [caseRef] : []));
}

/** `5 cases: 2 red, 1 amber, 1 green, 1 not rated yet.` */
function coloursSentence({ total, counts, scheme }: Score): string {
  const { red = 0, amber = 0, green = 0, unrated = 0 } = counts ?? {};
  const cases = amount(Number(total.toString()), scheme.unit);
  return `${cases} today: ${red} red, ${amber} amber, ${green} green, ${unrated} not rated yet.`;
}

function ratingGroup(stored: StoredCase, { lines }: Score): SheetGroup {
  const { ref, rating, allocatedOn } = latestFacts(stored.history);
  const line = lines.find(({ caseRef }) => caseRef === ref);
  const text = line ? asSentence(line.what) : `Counts from ${spokenDate(allocatedOn)}.`;
  const overall = rating?.overall === undefined ? 'overall not confirmed' : `${rating.overall} overall, confirmed`;
  const colours = rating ? [...RATING_HEADINGS.map((heading) => `${heading} ${rating[heading]}`), overall] : [];
  return {
    heading: ref,
    figure: '',
    rows: [{ text, note: [...colours, ...lastWorked(stored)].join(' · '), figure: '' }],
  };
}

/** Empty where nobody has said. */
function lastWorked({ history }: StoredCase): readonly string[] {
  const { lastActivityOn } = latestFacts(history);
  return lastActivityOn === undefined ? [] : [`last worked on ${spokenDate(lastActivityOn)}`];
}
