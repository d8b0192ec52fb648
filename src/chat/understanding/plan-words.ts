import type { Words } from '../words.ts';

const REWRITE =
  /(?:^| )(?:rewr(?:ite|ites|iting|itten|ote)|re (?:write|writes|writing|written|wrote)|written anew)(?= |$)/;
const COMPLETED_BY =
  /(?:^| )(?:done|do|complete|completed|finish|finished|write|written|made) by (?<who>@?[a-z]+(?: [a-z]+)?)/;
const THE_WORKER = /^(?:me|myself|us|(?:the|case|own) worker|worker)(?: |$)/;
const SOMEONE_ELSE = /^(?:someone|somebody|another|other|others|(?:a|an|my|the) (?:colleague|other|pa))(?: |$)/;

/** What a sentence says of a plan: whether it was written anew, and who completed it. */
export function planWords(text: string): Pick<Words, 'rewrite' | 'completedBy' | 'leftOver'> {
  const who = COMPLETED_BY.exec(text)?.groups?.who;
  return {
    ...(REWRITE.test(text) ? { rewrite: true } : {}),
    ...(who === undefined ? {} : completedBy(who)),
  };
}

function completedBy(who: string): Pick<Words, 'completedBy' | 'leftOver'> {
  if (THE_WORKER.test(who)) return { completedBy: 'worker' };
  return SOMEONE_ELSE.test(who) ? { completedBy: 'other' } : { leftOver: true };
}
