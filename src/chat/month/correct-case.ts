import { z } from 'zod';
import { openCaseload } from '../../application/change-caseload.ts';
import { othersChange } from '../../application/others-changes.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import { type Month, monthIn as _ } from '../../domain/month.ts';
