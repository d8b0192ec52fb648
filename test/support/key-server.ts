import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Token {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signed with the listed key unless said otherwise. */
  readonly signedWith?: 'listed-key' | 'other-key' | 'public-key-as-secret' | 'nothing';
}

/** Stands for Microsoft's list of keys, on loopback, and signs tokens as the Bot Framework does. */
export interface KeyServer {
  readonly metadataUrl: string;
  /** An authorization header of the given token over `ordinary` claims. */
  bearer(ordinary: Readonly<Record<string, unknown>>, token?: Token): string;
  close(): Promise<void>;
}

const KEY_ID = 'key-1';
const encoded = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url');

export async function keyServer(): Promise<KeyServer> {
  const listed = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    const keys = [
      { ...listed.publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', endorsements: ['msteams'] },
    ];
    const body = request.url === '/keys' ? { keys } : { jwks_uri: `${url()}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  });
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const rsa = (text: string, key: KeyObject): string => createSign('RSA-SHA256').update(text).sign(key, 'base64url');
  const sign = (text: string, how: Token['signedWith']): string => {
    if (how === 'nothing') return '';
    if (how === 'other-key') return rsa(text, other.privateKey);
    if (how !== 'public-key-as-secret') return rsa(text, listed.privateKey);
    const secret = listed.publicKey.export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', secret).update(text).digest('base64url');
  };
  return {
    metadataUrl: `${url()}/metadata`,
    bearer: (ordinary, { header = {}, claims = {}, signedWith } = {}) => {
      const text = `${encoded({ alg: 'RS256', typ: 'JWT', kid: KEY_ID, ...header })}.${encoded({ ...ordinary, ...claims })}`;
      return `Bearer ${text}.${sign(text, signedWith)}`;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
