import { z } from 'zod';
import type { HandOverWish } from '../../application/agree-hand-over.ts';
import { agreeShareOut } from '../../application/agree-share-out.ts';
import { type Affected, planShareOut } from '../../application/share-out.ts';
import type { PersonKey } from '../../domain/access.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { PastStops } from '../../domain/waiting-case.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { REASON_FIELDS, readPast } from '../allocation/reasons-form.ts';
import { stopsWords } from '../allocation/stop-words.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, type Typed, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { noCaseload, notice } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { affectedGroups, expectedSentences } from './affected-groups.ts';
import { type Bundle, bundleOf, wishesOf } from './bundle.ts';
import { choicesPage } from './choices-page.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The stops that a card named, as `key:code`: what was not seen is shown before it is passed. */
const seenThere = z.object({ seen: z.array(z.string().max(60)).max(40).catch([]).default([]) });

const seenOf = (affected: readonly Affected[]): readonly string[] =>
  affected.flatMap(({ workerKey, stops }) => stops.map(({ code }) => `${workerKey}:${code}`));

const refsOf = ({ holder }: Bundle) =>
  new Map(holder.cases.map(({ caseId, history }) => [caseId, history.dated.ref] as const));

/** Everybody's total before and after; nothing is saved. */
export function preview(turn: Turn, bundle: Bundle, page: number): Reply {
  const wishes = wishesOf(bundle);
  const { card, holder } = bundle;
  if (wishes.length === 0) return choicesPage(turn, bundle, page);
  const plan = planShareOut(turn.outside, turn.person, holder, bundle.receivers, wishes);
  if (!plan.ok) return choicesPage(turn, bundle, page, plan.problems);
  const { affected } = plan;
  const isStopped = affected.some(({ stops }) => stops.length > 0);
  const confirm = isStopped
    ? leaves('Give a reason', 'share-out.reasons', card)
    : leaves('Confirm', 'share-out.confirm', card);
  return privateCard('sheet', {
    title: `Preview: ${counted(wishes.length, 'case', 'cases')} of ${holder.head.name}'s caseload`,
    sentences: [
      'Nothing is saved yet.',
      `These are the figures of ${spokenDate(card.from)}, if nothing else is recorded until then.`,
      ...expectedSentences(affected),
    ].map((text) => ({ text })),
    groups: affectedGroups(affected, refsOf(bundle)),
    choices: [],
    buttons: [
      foremost(confirm),
      leaves('Back', 'share-out.page', { ...card, page }),
      leaves('Cancel', 'share-out.cancel'),
    ],
  });
}

/** Asks why it is given past what stands against it, and until when (Northern Ireland 1.7). */
function reasonsForm(
  { card, holder }: Bundle,
  affected: readonly Affected[],
  typed: Typed,
  problems: Problems = {},
): Reply {
  const stopped = affected.filter(({ stops }) => stops.length > 0);
  return formCard({
    title: `Hand over ${holder.head.name}'s cases all the same?`,
    notes: [
      ...stopped.map(({ name, stops }) => `${name} ${stopsWords(stops)}.`),
      'Say why, and for how long. It is recorded, and you are asked again on both days.',
    ],
    fields: REASON_FIELDS,
    typed,
    problems,
    buttons: [
      foremost(sends('Confirm', 'share-out.confirm', { ...card, seen: seenOf(affected) })),
      leaves('Back', 'share-out.page', card),
      leaves('Cancel', 'share-out.cancel'),
    ],
  });
}

/** The card that asks for reasons, or the preview where nothing stands against it any more. */
export function reasons(turn: Turn, bundle: Bundle): Reply {
  const plan = planShareOut(turn.outside, turn.person, bundle.holder, bundle.receivers, wishesOf(bundle));
  const isStopped = plan.ok && plan.affected.some(({ stops }) => stops.length > 0);
  return isStopped ? reasonsForm(bundle, plan.affected, {}) : preview(turn, bundle, 0);
}

/** Agrees what the card asks for, as far as it is not agreed yet; asks first where something stands against it. */
export async function confirm(turn: Turn, bundle: Bundle, raw: Raw): Promise<Reply> {
  const { outside, person, today, activityId } = turn;
  const { card, holder, receivers } = bundle;
  const wishes = wishesOf(bundle);
  const known = new Set(recordsOf(holder.records, 'hand-over').map(({ id }) => id));
  const open = wishes.filter(({ id }) => !known.has(id));
  if (wishes.length === 0) return choicesPage(turn, bundle, 0);
  let past: ReadonlyMap<string, PastStops> = new Map();
  if (open.length > 0) {
    const plan = planShareOut(outside, person, holder, receivers, open);
    if (!plan.ok) return choicesPage(turn, await afresh(turn, bundle), 0, plan.problems, wishes.length - open.length);
    const stopped = plan.affected.filter(({ stops }) => stops.length > 0);
    const typed = typedIn(REASON_FIELDS, raw, today, 'future');
    const { seen } = seenThere.parse(raw);
    const isSeen = seenOf(stopped).every((one) => seen.includes(one));
    const read = readPast(typed, card.from);
    if (stopped.length > 0 && !isSeen) return reasonsForm(bundle, plan.affected, typed);
    if (stopped.length > 0 && !read.ok) return reasonsForm(bundle, plan.affected, typed, read.problems);
    if (read.ok) {
      const passed = stopped.flatMap((one) => [...one.passed]).filter(([, stops]) => stops.length > 0);
      past = new Map(passed.map(([id, stops]) => [id, { stops, ...read.past }]));
    }
  }
  const result = await agreeShareOut(outside, {
    access: person,
    holderKey: card.worker,
    action: 'share-out',
    keys: [card.nonce, activityId],
    receivers,
    wishes: withPast(wishes, past),
  });
  if (result.ok || result.reason === 'problems') outside.follow(result.pending);
  if (result.ok) return agreed(bundle, wishes);
  if (result.reason === 'problems')
    return choicesPage(turn, await afresh(turn, bundle), 0, result.problems, result.agreed);
  return noCaseload(result);
}

/** What was passed stands with each case that it stood against, so that it goes where that case goes. */
function withPast(wishes: readonly HandOverWish[], past: ReadonlyMap<string, PastStops>): readonly HandOverWish[] {
  return wishes.map((wish) => ({ ...wish, ...ifKnown('past', past.get(wish.id)) }));
}

/** As it is now, to be chosen anew under a card of its own. */
async function afresh(turn: Turn, { card, holder }: Bundle): Promise<Bundle> {
  const now = await turn.outside.stores.caseloads.read(card.worker);
  return bundleOf(turn, now ?? holder, { ...card, nonce: turn.outside.newId() });
}

function agreed({ card, holder, receivers, cases }: Bundle, wishes: readonly HandOverWish[]): Reply {
  const { name, leftOn } = holder.head;
  const count = (to: PersonKey, as: HandOverWish['as']) =>
    wishes.filter((wish) => wish.to === to && wish.as === as).length;
  const perReceiver = [...receivers.values()].flatMap(({ head }) => {
    const [moved, shared] = [count(head.workerKey, 'transfer'), count(head.workerKey, 'co-work')];
    const parts = [
      ...(moved > 0 ? [`gets ${counted(moved, 'case', 'cases')}`] : []),
      ...(shared > 0 ? [`shares ${counted(shared, 'case', 'cases')}`] : []),
    ];
    return parts.length === 0 ? [] : [`${head.name} ${parts.join(' and ')}.`];
  });
  const left = cases.filter(({ stored }) => !wishes.some(({ caseId }) => caseId === stored.caseId)).length;
  return notice(
    `Agreed: ${counted(wishes.length, 'case', 'cases')} of ${name}'s, from ${spokenDate(card.from)}`,
    [
      ...perReceiver,
      leftOn === undefined
        ? `${name} and everyone who gets something are told, each in private.`
        : 'Everyone who gets something is told, in private.',
      ...(card.why === 'away' && wishes.some(({ as }) => as === 'transfer')
        ? [`Once ${name} is back, you are asked what goes back.`]
        : []),
      ...(card.why === 'leaves' && left > 0
        ? [
            `${counted(left, 'case stays', 'cases stay')} with ${name}: somebody has to have ${left === 1 ? 'it' : 'them'} by then.`,
          ]
        : []),
    ],
    [
      { title: 'Transfers', verb: 'transfers.say' },
      { title: "Team's capacity", verb: 'team-capacity.say' },
    ],
  );
}
