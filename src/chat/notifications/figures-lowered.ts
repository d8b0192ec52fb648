import { type Figures, figuresOf } from '../../application/effect.ts';
import type { NoticeOf } from '../../application/notices.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { timelineOf } from '../../application/snapshot.ts';
import { type CalendarDate, later } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { scoreOn } from '../../domain/timeline.ts';
import { type CapacityAdjustment, isAway, recordsOf } from '../../domain/worker-records.ts';
import { adjustmentDays } from '../commands/adjust-capacity/adjustment-words.ts';
import { guidelineWords, statusWords, totalOf } from '../phrases.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification, NotificationOutside } from './notification.ts';

type How = NoticeOf<'figures-lowered'>['how'];

/** The figures of a day, and what they would be without any lowering. */
interface Standing {
  readonly on: CalendarDate;
  readonly figures: Figures;
  readonly usual: Figures;
  /** No lowering runs on the day. */
  readonly isUsual: boolean;
}

const KINDLY =
  'It is there so that you have the time you need. It says nothing about your work: your cases, your total and your FTE stay as they are.';

const WORK_COMES_OFF =
  'With what you hold you are past it: it is for your manager to take work off you, not for you to work faster.';

const TITLES: Record<Exclude<How, 'taken-out'> | 'over', (days: string) => string> = {
  lowered: (days) => `You are asked to carry less ${days}`,
  changed: (days) => `What you are asked to carry has changed: less ${days}`,
  over: (days) => `You were to carry less ${days}`,
};

const PLANNED = 'A lowering that was planned is taken out';

const BUTTONS = [
  { title: 'My total', verb: 'my-total.say' },
  { title: 'What others changed', verb: 'changes.say' },
];

/** To the worker, in private and in kind words: a manager lowered their figures, changed that, or ended it. */
export const figuresLowered: Notification<'figures-lowered'> = {
  kind: 'figures-lowered',
  async compose(outside, { workerKey, adjustmentId, how, by }) {
    const snapshot = await outside.stores.caseloads.read(workerKey);
    if (!snapshot || snapshot.head.leftOn !== undefined) return null;
    const adjustment = recordsOf(snapshot.records, 'adjustment').find(({ id }) => id === adjustmentId);
    const today = outside.clock.today();
    const ofToday = standingOn(outside, snapshot, today);
    if (how === 'taken-out') {
      if (adjustment) return null;
      const manager = await outside.stores.people.read(by);
      const what = `${manager?.name || 'A manager'} has taken the lowered figures out.`;
      return ended(PLANNED, what, ofToday);
    }
    if (!adjustment) return null;
    const { from, to, decided } = adjustment;
    if (to !== null && to < today) {
      if (how === 'lowered') return lowered('over', adjustment, ofToday);
      const what = `${decided.name} has ended the lowered figures with ${spokenDate(to)}.`;
      return ended('A lowering has ended', what, ofToday);
    }
    return lowered(how, adjustment, standingOn(outside, snapshot, later(from, today)));
  },
  samples: [
    sample('lowered', 'lowered', sampleAdjustment()),
    sample('changed, with no last day and the longest reason', 'changed', {
      ...sampleAdjustment(),
      ...{ to: null, reason: 'W'.repeat(200) },
    }),
    sample('taken out', 'taken-out', null),
  ],
};

function standingOn({ schemeOf }: NotificationOutside, snapshot: CaseloadSnapshot, on: CalendarDate): Standing {
  const whole = { ...snapshot, records: snapshot.records.filter(({ kind }) => kind !== 'adjustment') };
  const [figures, usual] = [snapshot, whole].map((one) => figuresOf(scoreOn(timelineOf(one, schemeOf), on)));
  if (!figures || !usual) throw new Error('both have figures');
  return { on, figures, usual, isUsual: !isAway(recordsOf(snapshot.records, 'adjustment'), on) };
}

function lowered(how: keyof typeof TITLES, adjustment: CapacityAdjustment, standing: Standing): Composed {
  const { percent, reason, decided } = adjustment;
  const title = TITLES[how](adjustmentDays(adjustment));
  const { card } = notice(
    title,
    [
      `${decided.name} has set your guideline figures ${how === 'over' ? 'of those days ' : ''}to ${percent}% of the usual ones: ${reason}`,
      ...standingSentences(standing),
      KINDLY,
      'If it does not fit, talk to your manager, or say so under "What others changed".',
    ],
    BUTTONS,
  );
  return { text: `${title}: ${percent}% of the usual figures.`, ...(card ? { card } : {}) };
}

/** `otherwise` is the title where another lowering runs, and the usual figures do not count. */
function ended(otherwise: string, what: string, standing: Standing): Composed {
  const title = standing.isUsual ? 'Your usual figures count again' : otherwise;
  const { card } = notice(
    title,
    [what, ...standingSentences(standing), 'If you still need the time, please say so to your manager.'],
    BUTTONS,
  );
  return { text: `${title}.`, ...(card ? { card } : {}) };
}

/** `On 1 Dec 2026 the guideline of 68 counts for you instead of the guideline of 85. Your total of that day, …` */
function standingSentences({ on, figures, usual }: Standing): readonly string[] {
  const [is, was] = [guidelineWords(figures), guidelineWords(usual)];
  if (is === undefined) return [];
  const usually = was === undefined || was === is ? '' : ` instead of ${was}`;
  return [
    `On ${spokenDate(on)} ${is} counts for you${usually}.`,
    `Your total of that day, as recorded now: ${totalOf(figures)}, ${statusWords(figures)}.`,
    ...(figures.status === 'above' || figures.status === 'report' ? [WORK_COMES_OFF] : []),
  ];
}

function sampleAdjustment(): CapacityAdjustment {
  const decided = { by: 'manager', name: 'Maria Lopez', at: '2026-11-30T09:00:00.000Z' };
  return { id: 'a', from: '2026-12-01', to: '2027-01-31', percent: 80, reason: 'return to work', decided };
}

function sample(sentence: string, how: How, adjustment: CapacityAdjustment | null) {
  const usual: Figures = {
    ...{ total: 60, subtotal: 60, weight: 0, status: 'within', min: null, guideline: 85, limit: 100, unit: 'points' },
  };
  const isUsual = adjustment === null;
  const standing = {
    on: '2026-12-01',
    figures: isUsual ? usual : { ...usual, guideline: 68, limit: 80 },
    usual,
    isUsual,
  };
  const composed =
    how === 'taken-out' || !adjustment
      ? ended(PLANNED, 'Maria Lopez has taken the lowered figures out.', standing)
      : lowered(how, adjustment, standing);
  const kept = { kind: 'figures-lowered', workerKey: 'worker', adjustmentId: 'a', how, by: 'manager' } as const;
  return { sentence, notice: kept, composed };
}
