import type { NotOpened } from '../application/change-caseload.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import type { Press } from './command.ts';
import { ifKnown } from './if-known.ts';
import type { Reply } from './reply.ts';
import { privateCard } from './reply.ts';

interface NextStep {
  readonly title: string;
  readonly verb: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A private notice: a title, a sentence each, and where to go on. */
export function notice(title: string, sentences: readonly string[], next: readonly NextStep[] = []): Reply {
  return privateCard('notice', {
    title,
    sentences: sentences.map((text) => ({ text })),
    buttons: next.map((step) => ({ data: {}, ...step })),
  });
}

/** To the choice of a case, on the caseload of `worker` where it is not the presser's own. */
export function chooseACase(worker: string | undefined): NextStep {
  return { title: 'Choose a case', verb: 'update-case.open', data: { ...ifKnown('worker', worker) } };
}
const HELP: NextStep = { title: 'Help', verb: 'help.say' };

/** For a caseload or a part of one that is not there, whoever asks. */
export const NOT_THERE = { isAnothers: false };

/** Someone else's caseload and none at all read the same, so that nothing is confirmed to exist. */
export function noCaseload({ isAnothers }: Pick<NotOpened, 'isAnothers'>): Reply {
  return {
    ...notice(
      'No caseload',
      ['There is no caseload here that you can change. Your team manager can set one up.'],
      [HELP],
    ),
    ...notTheirs(isAnothers),
  };
}

/** The markings of a reply about what is not there for the person: `isAnothers` where it is there for others. */
export function notTheirs(isAnothers: boolean): Pick<Reply, 'refused' | 'absent'> {
  return isAnothers ? { refused: true } : { refused: true, absent: true };
}

/** A card whose data is not one of ours any more. */
export function outdatedCard(command: string): Reply {
  return cardOutdated(command, '');
}

/** What the card was about is not there any more; `since` says what was changed. */
export function cardOutdated(command: string, since: string): Reply {
  return notice(
    'This card is out of date',
    [`Nothing was changed.${since} Please start again with a new card.`],
    [{ title: 'Start again', verb: `${command}.say` }, HELP],
  );
}

/** The case was taken off the caseload after the card was made. */
export function caseGone(worker: string | undefined): Reply {
  return notice(
    'This card is out of date',
    ['The case is not on this caseload any more. Nothing was changed.'],
    [chooseACase(worker), HELP],
  );
}

/** What is not asked for under the scheme of the team. */
export function notInThisScheme(what: string, { name }: Pick<WeightingScheme, 'name'>): Reply {
  return notice('Nothing to record here', [`${what} under the ${name} scheme.`], [HELP]);
}

/** What stands in a worker's way because only a manager decides it. */
export function managersToDecide(what: string): Reply {
  return notice('For your manager', [what, 'Nothing was changed. Please ask your manager to change it.'], [HELP]);
}

/** Leaves a card without doing anything. */
export const cancelled: Press = async () => notice('Nothing was changed', ['You can go on whenever you like.'], [HELP]);
