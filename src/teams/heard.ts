import type { Consented, Pressed, Said } from '../chat/converse.ts';
import type { Place, Speaker } from '../chat/turn.ts';
import type { TeamsSettings } from '../config.ts';
import { type AttachedFile, type Consent, consentIn, filesIn, type IncomingActivity, pressIn } from './activity.ts';
import { originOf, type Refusal } from './origin.ts';
import { mentionsUs, saidText } from './said-text.ts';

/** What an activity means to us. */
export type Heard =
  | { readonly kind: 'said'; readonly said: Omit<Said, 'files'>; readonly files?: readonly AttachedFile[] }
  | { readonly kind: 'pressed'; readonly pressed: Pressed }
  /** Somebody answered whether a file may be put into their OneDrive. */
  | { readonly kind: 'consented'; readonly consented: Consented; readonly upload: Consent['uploadInfo'] }
  /** The app came into, or went from, the person's own chat. */
  | { readonly kind: 'installed' | 'removed'; readonly speaker: Speaker; readonly place: Place }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: Refusal };

const IGNORED: Heard = { kind: 'ignored' };

/** Reads an activity; pure. Kinds that we do not know are ignored, and so is a channel that does not mention us. */
export function hear(activity: IncomingActivity, settings: TeamsSettings): Heard {
  const origin = originOf(activity, settings);
  if (!origin.ok) return { kind: 'refused', reason: origin.reason };
  const { speaker, place } = origin;
  if (!speaker) return IGNORED;

  const heard = { speaker, place, activityId: activity.id ?? '' };
  const press = pressIn(activity);
  if (press) return { kind: 'pressed', pressed: { ...heard, ...press } };
  const consent = place.kind === 'personal' ? consentIn(activity) : undefined;
  if (consent) {
    const consented = { ...heard, offerId: consent.context.offer, accepted: consent.action === 'accept' };
    return { kind: 'consented', consented, upload: consent.uploadInfo };
  }
  if (activity.type === 'message') {
    if (place.kind !== 'personal' && !mentionsUs(activity)) return IGNORED;
    const files = filesIn(activity);
    return {
      kind: 'said',
      said: { ...heard, text: saidText(activity) },
      ...(files.length > 0 ? { files } : {}),
    };
  }
  const change = place.kind === 'personal' ? membershipOf(activity) : undefined;
  return change ? { kind: change, speaker, place } : IGNORED;
}

function membershipOf({ type, action, membersAdded = [], recipient }: IncomingActivity) {
  if (type === 'installationUpdate' && action?.startsWith('add')) return 'installed';
  if (type === 'installationUpdate' && action?.startsWith('remove')) return 'removed';
  const weJoined = type === 'conversationUpdate' && membersAdded.some(({ id }) => id === recipient?.id);
  return weJoined ? 'installed' : undefined;
}
