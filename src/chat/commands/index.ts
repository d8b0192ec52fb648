import type { Command } from '../command.ts';
import { addCase } from './add-case.ts';
import { adjustCapacity } from './adjust-capacity.ts';
import { agreeMonthCommand } from './agree-month.ts';
import { allocateCaseCommand } from './allocate-case.ts';
import { auditSupervision } from './audit-supervision.ts';
import { changeChildren } from './change-children.ts';
import { changeReadings } from './change-readings.ts';
import { changeTerms } from './change-terms.ts';
import { changes } from './changes.ts';
import { closeCase } from './close-case.ts';
import { compareSchemesCommand } from './compare-schemes.ts';
import { coverTeamCommand } from './cover-team.ts';
import { deliveries } from './deliveries.ts';
import { exportCaseload } from './export-caseload.ts';
import { giveBack } from './give-back.ts';
import { greetWith } from './greet.ts';
import { helpWith } from './help.ts';
import { importCaseloadCommand } from './import-caseload.ts';
import { logActivity } from './log-activity.ts';
import { logDuty } from './log-duty.ts';
import { monthlyReturnCommand } from './monthly-return.ts';
import { myCaseload } from './my-caseload.ts';
import { myMonth } from './my-month.ts';
import { myTotal } from './my-total.ts';
import { offers } from './offers.ts';
import { pendingCases } from './pending-cases.ts';
import { plan } from './plan.ts';
import { raiseConcern } from './raise-concern.ts';
import { rateCases } from './rate-cases.ts';
import { recordAbsence } from './record-absence.ts';
import { recordSupervision } from './record-supervision.ts';
import { runway } from './runway.ts';
import { setCoWorking } from './set-co-working.ts';
import { setUpTeamCommand } from './set-up-team.ts';
import { shareOut } from './share-out.ts';
import { snoozeReminderCommand } from './snooze-reminder.ts';
import { spread } from './spread.ts';
import { submitMonthCommand } from './submit-month.ts';
import { supervision } from './supervision.ts';
import { supervisionSummary } from './supervision-summary.ts';
import { supervisionTalk } from './supervision-talk.ts';
import { switchSchemeCommand } from './switch-scheme.ts';
import { teamCapacity } from './team-capacity.ts';
import { teamMonthCommand } from './team-month.ts';
import { teamRunwayCommand } from './team-runway.ts';
import { tidyUpCommand } from './tidy-up.ts';
import { totalOnDate } from './total-on-date.ts';
import { transferCase } from './transfer-case.ts';
import { transfers } from './transfers.ts';
import { unallocated } from './unallocated.ts';
import { undo } from './undo.ts';
import { updateCase } from './update-case.ts';
import { useThisChannel } from './use-this-channel.ts';
import { warningsCommand } from './warnings.ts';
import { whoCanTakeCommand } from './who-can-take.ts';
import { why } from './why.ts';
import { workedOnCase } from './worked-on.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  greetWith(() => commands),
  helpWith(() => commands),
  addCase,
  logActivity,
  updateCase,
  changeChildren,
  setCoWorking,
  closeCase,
  logDuty,
  rateCases,
  workedOnCase,
  supervisionTalk,
  recordSupervision,
  supervision,
  auditSupervision,
  undo,
  myTotal,
  why,
  myCaseload,
  tidyUpCommand,
  changes,
  totalOnDate,
  runway,
  compareSchemesCommand,
  myMonth,
  submitMonthCommand,
  teamMonthCommand,
  agreeMonthCommand,
  supervisionSummary,
  plan,
  snoozeReminderCommand,
  recordAbsence,
  adjustCapacity,
  coverTeamCommand,
  teamCapacity,
  teamRunwayCommand,
  spread,
  unallocated,
  whoCanTakeCommand,
  allocateCaseCommand,
  raiseConcern,
  warningsCommand,
  transferCase,
  shareOut,
  giveBack,
  transfers,
  offers,
  pendingCases,
  monthlyReturnCommand,
  exportCaseload,
  importCaseloadCommand,
  changeTerms,
  setUpTeamCommand,
  changeReadings,
  switchSchemeCommand,
  useThisChannel,
  deliveries,
];
