import { MOST_BYTES, type ParsedCaseloadFile, readCaseloadFile } from '../caseload-file/index.ts';
import { scoreReport } from '../caseload-file/score-report.ts';
import { bytesOf, unreadable } from './read-bytes.ts';
import { type ScoreArguments, STANDARD_INPUT, scoreArguments, USAGE } from './score-arguments.ts';

/** 0 when every file scored, 1 when one or more are invalid, 2 for arguments that cannot be used. */
type ExitCode = 0 | 1 | 2;

/** `npm run score`: one JSON object a file, one a line, in the order of the arguments. */
async function main(args: readonly string[]): Promise<ExitCode> {
  const given = scoreArguments(args);
  if (!given.ok) {
    process.stderr.write(`${given.problem}\n${USAGE}\n`);
    return 2;
  }
  let exitCode: ExitCode = 0;
  for (const file of given.arguments.files) {
    const parsed = await readFile(file, given.arguments);
    if (!parsed.ok) exitCode = 1;
    const report = parsed.ok ? scoreReport(parsed.file, given.arguments.forecastDays) : { errors: parsed.errors };
    if (!(await wasPrinted(`${JSON.stringify({ file, ...report })}\n`))) break;
  }
  return exitCode;
}

async function readFile(file: string, given: ScoreArguments): Promise<ParsedCaseloadFile> {
  let bytes: Uint8Array;
  try {
    bytes = file === STANDARD_INPUT ? await standardInput() : bytesOf(file);
  } catch (error) {
    return { ok: false, errors: [{ path: '', message: unreadable(error) }] };
  }
  return readCaseloadFile(bytes, given);
}

/** What standard input holds, read no further than a caseload file may go. */
async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES) break;
  }
  return Buffer.concat(chunks);
}

/** Waits until a line is out; false when nobody reads any further (`| head`), which is no error. */
function wasPrinted(line: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(line, (error) => {
      if (!error) resolve(true);
      else if ('code' in error && error.code === 'EPIPE') resolve(false);
      else reject(error);
    });
  });
}

// Every failed write is answered where it was made.
process.stdout.on('error', () => undefined);
// Not process.exit: what was written to a pipe has to get out first.
process.exitCode = await main(process.argv.slice(2));
