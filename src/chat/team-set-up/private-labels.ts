import { z } from 'zod';
import { allowLabels } from '../../application/allow-labels.ts';
import { LONGEST_LABEL } from '../../application/case-label.ts';
import { aboutTeam, opaqueId } from '../card-state.ts';
import type { Press } from '../command.ts';
import { notice, outdatedCard } from '../refusals.ts';

/** How a team's card says it. */
export const LABELS = {
  allowed: 'Workers may give a case a private label.',
  none: 'Cases have no private labels.',
};

/** What it means, before private labels are allowed or stopped. */
export const askLabels: Press = async (turn, raw) => {
  const asked = aboutTeam.safeParse(raw);
  const team = asked.success ? await turn.outside.stores.teams.record(asked.data.teamId) : undefined;
  if (!team) return outdatedCard('set-up-team');
  const { teamId, name, labels = false } = team;
  const data = { teamId, allowed: !labels, nonce: turn.outside.newId() };
  const back = { title: 'Leave as it is', verb: 'set-up-team.team', data: { teamId } };
  return labels
    ? notice(
        `Stop private labels in ${name}?`,
        ['Every label that was written in this team is removed and cannot be brought back. Cases and figures stay.'],
        [{ title: 'Stop and remove', verb: 'set-up-team.set-labels', data }, back],
      )
    : notice(
        `Allow private labels in ${name}?`,
        [
          `Each case may then have a word of up to ${LONGEST_LABEL} characters beside its reference, for the worker to recognise it.`,
          "The worker and the team's managers see it. It never goes to a channel, a file, a month or another worker.",
          'Allow it only if your council accepts such a word beside a reference.',
        ],
        [{ title: 'Allow', verb: 'set-up-team.set-labels', data }, back],
      );
};

const setting = aboutTeam.extend({ allowed: z.boolean(), nonce: opaqueId });

export const setLabels: Press = async (turn, raw) => {
  const asked = setting.safeParse(raw);
  if (!asked.success) return outdatedCard('set-up-team');
  const { teamId, allowed, nonce } = asked.data;
  const by = { person: turn.person.personKey, key: nonce };
  const result = await allowLabels(turn.outside, teamId, allowed, by);
  if (!result) return outdatedCard('set-up-team');
  turn.outside.follow(result.pending);
  return notice(
    result.team.name,
    [result.team.labels ? LABELS.allowed : LABELS.none],
    [{ title: 'Open the team', verb: 'set-up-team.team', data: { teamId } }],
  );
};
