import { isIP } from 'node:net';

/** A server's address. */
export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/** `dc1.contoso.com:636`, `[fe80::1]:636`; `undefined` for anything else. */
export function readHostAndPort(text: string): HostAndPort | undefined {
  const [, bracketed, plain, digits] =
    /^(?:\[([0-9a-f:.]+)\]|([^:[\]/\s]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || port < 1 || port > 65_535) return undefined;
  if (bracketed !== undefined && isIP(bracketed) !== 6) return undefined;
  return { host, port };
}
