import type { TeamsSettings } from '../config.ts';

/**
 * True when the bot may write to this address. Our token goes along with whatever is sent, so the host must be on the
 * list, over https, without a port or a password of its own; without a token (local mode) plain http will do.
 */
export function mayWriteTo(serviceUrl: string, { serviceHosts, credentials }: TeamsSettings): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '' || !serviceHosts.includes(hostname)) return false;
  if (credentials === null) return protocol === 'http:' || protocol === 'https:';
  return protocol === 'https:' && port === '';
}
