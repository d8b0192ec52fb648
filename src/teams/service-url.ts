import type { TeamsSettings } from '../config.ts';

/**
 * True when the bot may write to this address. Our token goes along with whatever is sent, so the host must be on the
 * list, over https, without a port or a password of its own; without a token (local mode) plain http will do.
 */
export function mayWriteTo(serviceUrl: string, { serviceHosts, credentials }: TeamsSettings): boolean {
  return isAt(serviceUrl, serviceHosts, credentials === null);
}

/**
 * True when a file may be fetched from this address or put there, under the same conditions: a host on the list, or one
 * under a domain that the list names as `*.sharepoint.com`. No token of ours goes there, only what a person may see.
 */
export function isFileAddress(url: string, { fileHosts, credentials }: TeamsSettings): boolean {
  return isAt(url, fileHosts, credentials === null);
}

function isAt(url: string, hosts: readonly string[], isLocal: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (username !== '' || password !== '' || !hosts.some((host) => isHost(hostname, host))) return false;
  if (isLocal) return protocol === 'http:' || protocol === 'https:';
  return protocol === 'https:' && port === '';
}

function isHost(hostname: string, listed: string): boolean {
  return listed.startsWith('*.') ? hostname.endsWith(listed.slice(1)) : hostname === listed;
}
