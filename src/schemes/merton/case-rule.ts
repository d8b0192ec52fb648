import type { ActivityKind, ActivityOf, CaseFacts } from '../../domain/case-facts.ts';
import { exact } from '../../domain/exact.ts';
import type { Award, Rule } from '../../domain/weighting-scheme.ts';

/** One line of a row; `source` where the rule has several rows. */
export interface RowScore extends Pick<Award, 'period' | 'what' | 'childRef'>, Partial<Pick<Award, 'source'>> {
  readonly points: number;
}

/** A row of the points table that looks at one case. */
export function caseRule(
  code: string,
  source: string,
  clause: string,
  scoresOf: (facts: CaseFacts) => readonly RowScore[],
): Rule<CaseFacts> {
  return {
    code,
    source,
    clause,
    award: (facts) =>
      scoresOf(facts).map((score) => ({
        rule: code,
        caseRef: facts.ref,
        source,
        ...score,
        points: exact(score.points),
      })),
  };
}

/** A row that scores each activity of one kind on its own. */
export function activityRule<K extends ActivityKind>(
  kind: K,
  source: string,
  clause: string,
  scoreOf: (activity: ActivityOf<K>, facts: CaseFacts) => RowScore,
): Rule<CaseFacts> {
  return caseRule(kind, source, clause, (facts) =>
    activitiesOf(facts, kind).map((activity) => scoreOf(activity, facts)),
  );
}

/** The case's activities of one kind, in the order of the file. */
export function activitiesOf<K extends ActivityKind>(facts: CaseFacts, kind: K): readonly ActivityOf<K>[] {
  return facts.activities.filter((activity): activity is ActivityOf<K> => activity.kind === kind);
}
