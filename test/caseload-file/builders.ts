import { type Given, type ParsedCaseloadFile, parseCaseloadFile } from '../../src/caseload-file/index.ts';

export type Facts = Readonly<Record<string, unknown>>;

/** The smallest file that scores under merton, and what is different about this one. */
export function fileWith(different: Facts = {}): Facts {
  return { scheme: 'merton', asOf: '2026-11-30', worker: { id: 'W1' }, ...different };
}

/** The smallest case, with one child, and what is different about this one. */
export function caseWith(different: Facts = {}): Facts {
  return { ref: 'C-101', allocatedOn: '2026-11-02', children: [{ ref: 'A' }], ...different };
}

export function fileWithCase(different: Facts): Facts {
  return fileWith({ cases: [caseWith(different)] });
}

export function fileWithChild(different: Facts): Facts {
  return fileWithCase({ children: [{ ref: 'A', ...different }] });
}

export function fileWithActivity(activity: unknown): Facts {
  return fileWithCase({ activities: [activity] });
}

export function fileWithDuty(duty: unknown): Facts {
  return fileWith({ duties: [duty] });
}

/** Reads the facts as a file of JSON. */
export function read(facts: unknown, given: Given = {}): ParsedCaseloadFile {
  return parseCaseloadFile(JSON.stringify(facts), given);
}

/** The paths of all errors, in alphabetical order; none for a valid file. */
export function errorPaths(parsed: ParsedCaseloadFile): readonly string[] {
  return parsed.ok ? [] : parsed.errors.map((error) => error.path).sort();
}
