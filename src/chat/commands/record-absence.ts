import { z } from 'zod';
import type { RecordChange } from '../../application/change-records.ts';
import type { CaseloadSnapshot, TeamMember } from '../../application/ports.ts';
import { tellOfAbsence } from '../../application/tell-of-absence.ts';
import { absencesFrom, recordedOn } from '../../domain/absences.ts';
import { mayInTeam } from '../../domain/access.ts';
import { addDays } from '../../domain/calendar-date.ts';
import { returnOn } from '../../domain/return-from-absence.ts';
import { type Absence, isAway, recordsOf, type WorkerRecord } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { sends } from '../cards/button.ts';
import { schemeOn } from '../case-days.ts';
import { chooser, isCalled, NO_SUCH_WORKER, othersManagedBy, workerChoice } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { type Typed, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { pageIn } from '../paging.ts';
import { cancelled, cardOutdated, notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import { absenceCard, absenceFields, absenceForm, readAbsence, typedOf } from './record-absence/absence-form.ts';
import { absenceList } from './record-absence/absence-list.ts';
import { absenceDays, plannedWords } from './record-absence/absence-words.ts';

/** From when to when a worker is away, planned or not, and nothing more; for managers alone and never in a channel. */
export const recordAbsence: Command = {
  name: 'record-absence',
  title: 'Absences',
  help: 'Records from when to when a worker is away, and shows who is. Nobody who is away is reminded.',
  examples: ['Amira is away from 1 Dec to 5 Dec', 'who is away'],
  right: 'record-absence',
  ofOneself: 'Whoever manages your team records when you are away: please tell them. Nothing is recorded here.',
  say: begin,
  presses: {
    page: async (turn, raw) => absenceList(await othersManagedBy(turn), turn.today, pageIn(raw)),
    ask: async (turn, raw) => {
      const read = asked.safeParse(raw);
      return read.success ? openForm(turn, read.data) : NO_SUCH_WORKER;
    },
    save,
    remove,
    cancel: cancelled,
  },
};

const said = z.object({
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  back: z.string().max(10).optional(),
});
type Said = z.infer<typeof said>;

const asked = z.object({
  worker: storageKey,
  absence: opaqueId.optional().catch(undefined),
  said: said.optional().catch(undefined),
});

type Raw = Parameters<Press>[1];

async function begin(turn: Turn, words: Words): Promise<Reply> {
  const workers = await othersManagedBy(turn);
  if (workers.length === 0) return notice('Nobody to choose', ['Nobody works in your team yet.']);
  const { name } = words;
  const filledIn = saidBy(turn, words);
  const named = name === undefined ? [] : workers.filter((worker) => isCalled(worker, name));
  const [one, another] = named;
  const isBare = Object.keys(filledIn).length === 0;
  if (isBare && (name === undefined || another || (one && isKnownAway(one, turn)))) {
    return absenceList(named.length > 0 ? named : workers, turn.today, 0);
  }
  if (one && !another) return openForm(turn, { worker: one.workerKey, said: filledIn });
  const next = sends('Next', 'record-absence.ask', { said: filledIn });
  return chooser('Who is away?', workerChoice('worker', another ? named : workers), next, 'record-absence');
}

function isKnownAway({ records = [] }: TeamMember, { today }: Turn): boolean {
  return absencesFrom(recordsOf(records, 'absence'), today).length > 0;
}

function saidBy({ today }: Turn, { from, on, to, yes }: Words): Said {
  if (yes === false) return { back: on ?? from ?? today };
  return { ...ifKnown('from', from ?? on), ...ifKnown('to', to ?? (from === undefined ? on : undefined)) };
}

/** A new absence; the one that somebody is in, where it ends or is to be changed. */
async function openForm(turn: Turn, { worker, absence: id, said = {} }: z.infer<typeof asked>): Promise<Reply> {
  const snapshot = await turn.outside.stores.caseloads.read(worker);
  if (!snapshot || !mayRecord(turn, snapshot)) return NO_SUCH_WORKER;
  const absences = recordsOf(snapshot.records, 'absence');
  const { back, from, to } = said;
  const current = back === undefined ? undefined : absences.find((one) => isAway([one], turn.today));
  const there = id === undefined ? current : absences.find((one) => one.id === id);
  if (id !== undefined && !there) return cardOutdated('record-absence', '');
  const card = { nonce: turn.outside.newId(), worker, ...ifKnown('absence', there?.id) };
  const last = there && back !== undefined ? addDays(back, -1) : to;
  return absenceForm(snapshot, card, turn.today, {
    typed: { ...(there ? typedOf(there) : {}), ...ifKnown('from', from), ...ifKnown('to', last) },
  });
}

function mayRecord({ person }: Turn, { head }: CaseloadSnapshot): boolean {
  return mayInTeam(person, 'record-absence', head.teamId) && head.workerKey !== person.personKey;
}

async function save(turn: Turn, raw: Raw): Promise<Reply> {
  const read = absenceCard.safeParse(raw);
  if (!read.success) return outdatedCard('record-absence');
  const card = read.data;
  const typed: Typed = typedIn(absenceFields, raw, turn.today, 'future');
  return saveRecords(turn, {
    command: 'record-absence',
    card,
    may: (snapshot) => mayRecord(turn, snapshot),
    decide: (snapshot) => {
      const absences = recordsOf(snapshot.records, 'absence');
      const before = absences.find(({ id }) => id === card.absence);
      if (card.absence !== undefined && !before) return { ok: false, reply: cardOutdated('record-absence', '') };
      const filled = readAbsence(absences, before?.id ?? card.nonce, typed);
      if (!filled.ok) {
        const fresh = { ...card, nonce: turn.outside.newId() };
        return { ok: false, reply: absenceForm(snapshot, fresh, turn.today, { typed, problems: filled.problems }) };
      }
      const absence = recordedOn(filled.absence, before, turn.today);
      return { ok: true, change: putting(turn, snapshot, absence), reply: saved(turn, snapshot, absence) };
    },
  });
}

async function remove(turn: Turn, raw: Raw): Promise<Reply> {
  const read = absenceCard.required({ absence: true }).safeParse(raw);
  if (!read.success) return outdatedCard('record-absence');
  const { absence: id, ...card } = read.data;
  return saveRecords(turn, {
    command: 'record-absence',
    card,
    may: (snapshot) => mayRecord(turn, snapshot),
    decide: (snapshot) => {
      const absence = recordsOf(snapshot.records, 'absence').find((one) => one.id === id);
      if (!absence) return { ok: false, reply: cardOutdated('record-absence', '') };
      const change = { remove: [{ kind: 'absence', id } as const], ...toldBy(turn, snapshot), detail: { removed: id } };
      const words = `The absence of ${snapshot.head.name} ${absenceDays(absence)} is taken out.`;
      const { sentences, steps } = caseloadSteps(turn, snapshot, absence, null);
      return { ok: true, change, reply: notice('Taken out', [words, ...sentences], [LIST, ...steps]) };
    },
  });
}

const LIST = { title: 'Absences', verb: 'record-absence.page' };

function putting(turn: Turn, snapshot: CaseloadSnapshot, absence: Absence): RecordChange {
  const { id, from, to, planned } = absence;
  return {
    put: [{ kind: 'absence', id, value: absence }],
    ...toldBy(turn, snapshot),
    detail: { from, to, planned },
  };
}

function toldBy({ outside, today }: Turn, { head }: CaseloadSnapshot): Pick<RecordChange, 'outbox'> {
  const { teamId, workerKey, version } = head;
  const { region } = schemeOn({ head }, outside.schemeOf, today);
  return { outbox: tellOfAbsence({ teamId, workerKey, version: version + 1, on: today }, region) };
}

function saved(turn: Turn, snapshot: CaseloadSnapshot, absence: Absence): Reply {
  const { head } = snapshot;
  const isOver = absencesFrom([absence], turn.today).length === 0;
  const { sentences, steps } = caseloadSteps(turn, snapshot, absence, absence);
  return notice(
    `The absence of ${head.name} is recorded`,
    [
      `${head.name} is away ${absenceDays(absence)}, ${plannedWords(absence)}.`,
      ...(isOver ? [] : ['Meanwhile no reminder goes out, and the team is counted without the room that is left.']),
      ...(isOver || absence.planned
        ? []
        : ['After more than two weeks the service manager is asked for other supervision arrangements.']),
      ...sentences,
    ],
    [
      LIST,
      ...steps,
      {
        title: 'Change it',
        verb: 'record-absence.ask',
        data: { worker: head.workerKey, absence: absence.id },
      },
    ],
  );
}

/** What to do with the cases: back with who is back, or shared out while they are away. `after` is the absence as it is now. */
function caseloadSteps(
  { today }: Turn,
  { head, records, cases }: CaseloadSnapshot,
  before: Absence,
  after: Absence | null,
) {
  const others = records.filter(({ kind, id }) => kind !== 'absence' || id !== before.id);
  const now: readonly WorkerRecord[] = after ? [...others, { kind: 'absence', id: after.id, value: after }] : others;
  const worker = head.workerKey;
  if (returnOn(now, today)) {
    return {
      sentences: [`Cases of ${head.name} had moved or were shared meanwhile.`],
      steps: [{ title: 'Give cases back', verb: 'give-back.worker', data: { worker } }],
    };
  }
  const isAhead = after !== null && absencesFrom([after], today).length > 0 && cases.length > 0;
  const step = { title: 'Share out the cases', verb: 'share-out.worker', data: { worker } };
  return { sentences: [], steps: isAhead ? [step] : [] };
}
