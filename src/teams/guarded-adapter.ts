import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationConstants, type ConnectorClient } from 'botframework-connector';
import { errorName } from '../application/error-name.ts';
import type { Log } from '../application/ports.ts';
import { SILENT, type Telemetry } from '../application/telemetry.ts';
import type { TeamsSettings } from '../config.ts';
import { type IncomingActivity, readActivity } from './activity.ts';
import { placeOf } from './failure.ts';
import { type Heard, hear } from './heard.ts';
import type { TeamsLimits } from './limits.ts';
import { SingleAttemptAuthentication } from './single-attempt.ts';
import { within } from './within.ts';

/** What is acted on; everything else has been refused or ignored by then. */
export type Acted = Exclude<Heard, { readonly kind: 'refused' | 'ignored' }>;
export type Answer = (context: TurnContext, heard: Acted, activity: IncomingActivity) => Promise<void>;

/**
 * The SDK's adapter behind four checks, in this order: the body's shape, the caller's token, where and from whom it
 * comes, whether it is meant for us. `process` is not used: it answers with library text and prints stack traces.
 */
export class GuardedAdapter extends CloudAdapter {
  readonly #settings: TeamsSettings;
  readonly #limits: TeamsLimits;
  readonly #log: Log;
  readonly #telemetry: Telemetry;

  constructor(settings: TeamsSettings, limits: TeamsLimits, log: Log, telemetry: Telemetry = SILENT) {
    super(new SingleAttemptAuthentication(settings, limits.postMs));
    this.#settings = settings;
    this.#limits = limits;
    this.#log = log;
    this.#telemetry = telemetry;
  }

  /** Answers what was sent to the bot's address; says nothing of why it refuses. */
  async receive(authorization: string, body: unknown, answer: Answer): Promise<InvokeResponse> {
    const activity = readActivity(body);
    if (!activity) {
      this.#log.warn('activity-malformed');
      this.#telemetry.count('refusal', { reason: 'malformed' });
      return refusal(400, 'The message does not have the shape of an activity.');
    }
    const caller = await this.#authenticated(authorization, activity);
    if (!caller) {
      this.#telemetry.count('refusal', { reason: 'not-authenticated' });
      return refusal(401, 'The caller could not be authenticated.');
    }
    const heard = hear(activity, this.#settings);
    if (heard.kind === 'refused') {
      this.#log.warn('activity-refused', { reason: heard.reason });
      this.#telemetry.count('refusal', { reason: heard.reason });
      return refusal(403, 'The message is not from the people that this bot serves.');
    }
    if (heard.kind === 'ignored') return { status: 200 };
    try {
      const logic = (context: TurnContext) => answer(context, heard, activity);
      return (await this.processActivity(caller, activity as Activity, logic)) ?? { status: 200 };
    } catch (error) {
      this.#log.error('turn-failed', { error: errorName(error), at: placeOf(error) });
      return refusal(503, 'The message could not be answered just now.');
    }
  }

  /** A client for what the bot sends on its own account. Throws for an address that is not on the list. */
  async connector(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.#settings.credentials?.appId);
    return this.botFrameworkAuthentication.createConnectorFactory(identity).create(serviceUrl);
  }

  async #authenticated(
    authorization: string,
    activity: IncomingActivity,
  ): Promise<AuthenticateRequestResult | undefined> {
    try {
      const caller = await within(
        this.#limits.authenticateMs,
        this.botFrameworkAuthentication.authenticateRequest(activity as Activity, authorization),
      );
      if (this.#settings.credentials === null || isFromChannel(caller, activity)) return caller;
      this.#log.warn('not-authenticated', { error: 'service-url-claim' });
    } catch (error) {
      this.#log.warn('not-authenticated', { error: errorName(error) });
    }
    return undefined;
  }
}

/** The SDK takes tokens of its emulator and of other bots as well; only the channel's carry the service's address. */
function isFromChannel({ claimsIdentity }: AuthenticateRequestResult, { serviceUrl }: IncomingActivity): boolean {
  const { IssuerClaim, ServiceUrlClaim, ToBotFromChannelTokenIssuer } = AuthenticationConstants;
  return (
    claimsIdentity.getClaimValue(IssuerClaim) === ToBotFromChannelTokenIssuer &&
    claimsIdentity.getClaimValue(ServiceUrlClaim) === serviceUrl
  );
}

function refusal(status: number, sentence: string): InvokeResponse {
  return { status, body: { error: sentence } };
}
