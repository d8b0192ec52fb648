import { type Environment, type Given, GUID } from './config-environment.ts';

/** What stands in the way of starting the bot, a sentence each; what is wrong with one setting by itself is not here. */
export function problemsOfBot(given: Given): readonly string[] {
  const ofMode = given.CASELOAD_MODE === 'local' ? localProblems(given) : [...missingOfBot(given), ...missing(given)];
  return [...ofMode, ...headersInTheClear(given)];
}

/** What stands in the way of a command beside the bot, which needs the storage and whose people are in it. */
export function problemsOfCommand(given: Given): readonly string[] {
  return given.CASELOAD_MODE === 'local' ? bothStorages(given) : missing(given);
}

/** What must be there before the bot can prove who it is. */
function missingOfBot(given: Given): readonly string[] {
  const { BOT_APP_TYPE, BOT_APP_PASSWORD } = given;
  return [
    ...wanted(given, 'BOT_APP_ID', 'the application (client) id of the bot, a GUID'),
    ...wanted(given, 'BOT_APP_TYPE', 'SingleTenant (with a password) or UserAssignedMSI (with a managed identity)'),
    ...(BOT_APP_TYPE === 'UserAssignedMSI'
      ? []
      : wanted(
          given,
          'BOT_APP_PASSWORD',
          'the client secret of the bot; only BOT_APP_TYPE=UserAssignedMSI does without',
        )),
    ...(BOT_APP_TYPE === 'UserAssignedMSI' && BOT_APP_PASSWORD
      ? ['BOT_APP_PASSWORD is not used with BOT_APP_TYPE=UserAssignedMSI: take it away.']
      : []),
  ];
}

/** What must be there before anybody but this machine is served. */
function missing(given: Given): readonly string[] {
  const problems = [
    ...wanted(given, 'BOT_TENANT_ID', "the directory (tenant) id of your council's Microsoft 365, a GUID"),
  ];
  if (given.BOT_TENANT_ID && !GUID.test(given.BOT_TENANT_ID)) problems.push('BOT_TENANT_ID should be a GUID.');
  if (!given.STORAGE_CONNECTION_STRING && !given.STORAGE_ACCOUNT_URL) {
    problems.push(
      'STORAGE_ACCOUNT_URL or STORAGE_CONNECTION_STRING is missing: where the tables are, by address (with a managed identity) or by connection string.',
    );
  }
  if (given.CASELOAD_NOW) problems.push('CASELOAD_NOW moves the clock and is only for CASELOAD_MODE=local.');
  return [...problems, ...bothStorages(given)];
}

function wanted(given: Given, name: keyof Environment, what: string): readonly string[] {
  return given[name] ? [] : [`${name} is missing: ${what}.`];
}

function localProblems(given: Given): readonly string[] {
  const password = given.BOT_APP_PASSWORD
    ? ['BOT_APP_PASSWORD is set, but CASELOAD_MODE=local takes calls without a token: take one of the two away.']
    : [];
  return [...password, ...bothStorages(given)];
}

/** Headers carry a key of whoever takes the metrics. */
function headersInTheClear(given: Given): readonly string[] {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint = '', OTEL_EXPORTER_OTLP_HEADERS: headers } = given;
  return headers && /^http:/.test(endpoint) && !/^http:\/\/(localhost|127\.0\.0\.1)([:/]|$)/.test(endpoint)
    ? ['OTEL_EXPORTER_OTLP_HEADERS would cross the network in the clear: give an https OTEL_EXPORTER_OTLP_ENDPOINT.']
    : [];
}

function bothStorages(given: Given): readonly string[] {
  return given.STORAGE_CONNECTION_STRING && given.STORAGE_ACCOUNT_URL
    ? ['STORAGE_ACCOUNT_URL and STORAGE_CONNECTION_STRING are both set: keep one.']
    : [];
}
