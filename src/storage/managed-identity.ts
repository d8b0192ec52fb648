import { DefaultAzureCredential } from '@azure/identity';
import type { TokenSource } from './connection.ts';

/** The identity that the machine itself has in Azure, so that no key of the storage account is kept anywhere. */
export function managedIdentity(): TokenSource {
  return new DefaultAzureCredential();
}
