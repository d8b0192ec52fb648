import type { CommandName } from './command-names.ts';

/**
 * How concepts come together in a command: `8 why total|ref !team` means that `why` and one of `total` and `ref` are
 * in the sentence and `team` is not, and how sure that makes us. The surest frame of all commands wins, the earlier
 * command on a tie.
 */
export const FRAMES: Record<CommandName, readonly string[]> = {
  undo: [
    '9 undo !everything',
    '8 scrap that|last-one !case !ref !child !everything !cases !caseload',
    '8 scrap last-one !everything',
    '7.5 mistake !total !ref !why',
  ],
  'use-this-channel': ['8.4 channel bind|here|post|team', '8 post here', '8 bind here team|total', '7 channel'],
  'set-co-working': ['9 co-working !new-case'],
  'log-duty': [
    '7 duty log|did|add|new|date|i|quantity|my',
    '6.6 duty !capacity !total !full !room !who',
    '6.4 loose-duty log|add|new|did|date|update',
    '5.6 loose-duty',
  ],
  'log-activity': [
    '7.1 activity log|did|add|new|date|ref|child|hours|update|change|case',
    '6.5 activity',
    '6.5 loose-activity log|add|did|new ref|case|it|date',
    '6.3 log|add loose-activity',
    '5.8 log ref !case',
    '4.5 log !caseload !team !total',
  ],
  'change-terms': [
    '7.3 terms change|fall|fte|becomes|future !activity',
    '7.3 fte change|fall|becomes|i|name|someone|terms|hours-worked !activity !duty',
    '7.2 hours-worked change|fall name|someone|my|i|who',
    '7.2 role becomes name|someone|i|my !duty !case !child',
    '7.2 role change name|someone !duty',
    '6 terms !why !activity',
  ],
  'set-up-team': [
    '7.2 set-up team !capacity !total !full !room !case !case !chart',
    '7 join team !case !capacity !total',
    '7.1 join|set-up|new member',
  ],
  'close-case': [
    '7.6 close case|ref|it|cases|caseload',
    '7.6 closure !new-case',
    '6.2 end case|ref !activity !status !duty !new-case !add',
  ],
  'change-children': [
    '7.5 add-child !new-case',
    '7.5 change-child',
    '6.9 status change|becomes|did|no-longer|end|log|date !new-case !close !take-on !new',
    '6.8 status child ref !new-case !take-on !new',
    '6.8 child change|no-longer|scrap ref|case !new-case !take-on !close',
    '6.7 status ref !new-case !show !take-on !new',
    '5.2 child change|update|no-longer !new-case !close',
  ],
  'add-case': [
    '7 new-case',
    '6 add|new|take-on case|cases|ref !to-someone',
    '6 take-on child|status',
    '5.3 open case !ref',
    '6 case|ref my take-on',
    '6 ref caseload !update !open !show',
    '6 member i ref',
  ],
  'update-case': [
    '5.7 update|show|change|cases ref !total !team',
    '5.2 update|show|change case|it !total !team',
    '5.8 update cases|caseload',
    '5 bare-ref',
    '4 update',
  ],
  why: ['8 why !team', '6.5 puzzled total|number !team', '6.2 total ref', '6.2 total case !my !show'],
  'total-on-date': [
    '6.6 date total|full|over|room|capacity|doing|forecast|predict !team !who',
    '6.5 date be|future|was|runway i|my|total !team !who !ref !take-on !activity',
    '6.4 date what-about',
    '6 future i be|total|over|doing|full !team !who !when',
    '6 predict total !team',
  ],
  runway: [
    '7 runway',
    '7 ahead',
    '6.8 when fall|room|over|total|full|capacity|change|close i|my|it|total|room|over|fall',
    '5.9 forecast !date',
    '5.8 chart !team',
    '5.8 total chart|fall',
  ],
  'team-capacity': [
    '6.45 name total|full|doing|room|over|capacity|caseload|cases !my !i !date',
    '6.4 team capacity|total|full|doing|room|over|show|chart|forecast|caseload|cases|why',
    '6.3 who full|capacity|room|over|total|doing|chart !my',
    '6.3 we capacity|total|full|doing|room|over !i',
    '6.2 team cases|caseload|case',
    '4.9 team',
    '4.8 capacity|full !i !my',
  ],
  'my-caseload': [
    '5.7 caseload|cases doing !team !ref',
    '5.6 caseload !team !ref',
    '5.6 cases show|i|my !team !ref',
    '4.7 cases !ref',
  ],
  'my-total': [
    '5.7 total !team !who',
    '5.7 capacity|full|room|over i|my !team !who',
    '5.65 doing i|my !team !who',
    '4.6 room !team !who',
  ],
  help: ['8.6 about-bot !total !number', '5.9 help show', '3 help|puzzled', '2 how-to'],
  greet: ['1 greeting'],
};
