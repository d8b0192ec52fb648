import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  type ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
} from 'botframework-connector';
import type { TeamsSettings } from '../config.ts';
import { mayWriteTo } from './service-url.ts';
import { within } from './within.ts';

/** The part of the connector client's pipeline that is changed; the SDK offers no option for it. */
interface Pipeline {
  removePolicy(which: { readonly name: string }): unknown;
  addPolicy(
    policy: {
      readonly name: string;
      sendRequest(request: { timeout: number }, next: (request: unknown) => Promise<unknown>): Promise<unknown>;
    },
    place: { readonly beforePolicies: readonly string[] },
  ): void;
}

/**
 * The SDK's authentication, with connectors that ask once: no repeats of their own, no redirects, a time limit, and no
 * host that is not on the list. Every client that the adapter makes, for an answer or on its own account, comes from here.
 */
export class SingleAttemptAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #settings: TeamsSettings;
  readonly #postWithinMs: number;

  constructor(settings: TeamsSettings, postWithinMs: number) {
    super(endpoints(settings), credentials(settings));
    this.#settings = settings;
    this.#postWithinMs = postWithinMs;
  }

  override async authenticateRequest(
    ...given: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(...given);
    return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    const factory = super.createConnectorFactory(identity);
    return {
      create: async (serviceUrl, audience) => {
        if (!mayWriteTo(serviceUrl, this.#settings)) throw new Error('service url not allowed');
        return askingOnce(await factory.create(serviceUrl, audience), this.#postWithinMs);
      },
    };
  }
}

function askingOnce(client: ConnectorClient, withinMs: number): ConnectorClient {
  const { pipeline } = (client as unknown as { readonly client: { readonly pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.addPolicy(
    {
      name: 'time-limit',
      sendRequest: (request, next) => {
        request.timeout = withinMs;
        return within(withinMs, next(request));
      },
    },
    // Around the token as well, which may have to be asked for first.
    { beforePolicies: ['ServiceClientContext_Credentials_SignRequest'] },
  );
  return client;
}

/** Microsoft's public cloud, spelt out: the SDK takes either all of these or none. */
function endpoints({ openIdMetadataUrl }: TeamsSettings): Record<string, string> {
  const {
    ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer,
    OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl,
  } = AuthenticationConstants;
  return {
    ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer,
    OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl ?? ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl ?? ToBotFromEmulatorOpenIdMetadataUrl,
  };
}

function credentials({ credentials, tenantId }: TeamsSettings): ConfigurationServiceClientCredentialFactory {
  if (credentials === null) return new ConfigurationServiceClientCredentialFactory({});
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: credentials.appId,
    MicrosoftAppType: credentials.type,
    MicrosoftAppTenantId: tenantId,
    ...(credentials.type === 'SingleTenant' ? { MicrosoftAppPassword: credentials.password } : {}),
  });
}
