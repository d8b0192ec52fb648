import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next request is answered with instead of success; `hang` is never answered. */
export type FileFault = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'hang';

export interface FileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Stands for the host where people's files are, on loopback: keeps what is put there and gives what is asked for. */
export interface FileServer {
  /** An address at it. */
  url(path: string): string;
  readonly requests: readonly FileRequest[];
  /** What is at a path. */
  hold(path: string, content: string | Uint8Array): void;
  next(...faults: readonly FileFault[]): void;
  reset(): void;
  close(): Promise<void>;
}

export async function fileServer(): Promise<FileServer> {
  const requests: FileRequest[] = [];
  const faults: FileFault[] = [];
  const held = new Map<string, string | Uint8Array>();
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ method, path, headers, body });
    const fault = faults.shift();
    if (fault === 'hang') return;
    const found = method === 'PUT' ? { status: 201 } : { status: held.has(path) ? 200 : 404 };
    const { status, headers: given } = { headers: {}, ...(fault ?? found) };
    response.writeHead(status, given);
    response.end(fault ? 'as the test wants it' : (held.get(path) ?? '{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    requests,
    hold: (path, content) => void held.set(path, content),
    next: (...more) => void faults.push(...more),
    reset: () => {
      requests.length = 0;
      faults.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
