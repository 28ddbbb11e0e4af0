// What a person wants to reach, after everything that was typed or pasted has been understood.
// Not how it is reached: names are looked up by probes, proxies belong to the run's options.

/** The ways of speaking that Ponte can try by itself. */
export const schemes = ['ws', 'wss', 'http', 'https', 'tcp'] as const

/** How the program that fails would speak: WebSocket, HTTP, either of them inside TLS, or TCP alone. */
export type Scheme = (typeof schemes)[number]

/** One address of one service. */
export interface Target {
  readonly scheme: Scheme
  /** Lower case, a name in its ASCII form (RFC 5891), IPv4 in four decimal parts, or IPv6 without brackets. */
  readonly host: string
  /** 1 to 65535. */
  readonly port: number
  /** Path and query as sent, from the first slash; `/` for `tcp`. */
  readonly path: string
  /** What the person gave, without user names, passwords or surplus spaces; at most 2,000 characters. */
  readonly input: string
}

/** The port that each scheme uses when none is written (RFC 6455 section 3, RFC 9110 section 4.2); `tcp` has none. */
export const defaultPorts: Readonly<Record<Exclude<Scheme, 'tcp'>, number>> = {
  ws: 80,
  wss: 443,
  http: 80,
  https: 443,
}

/** Tells whether the scheme asks for TLS. */
export function isEncrypted(scheme: Scheme): boolean {
  return scheme === 'wss' || scheme === 'https'
}

/** Tells whether the scheme asks for a WebSocket. */
export function isWebsocket(scheme: Scheme): boolean {
  return scheme === 'ws' || scheme === 'wss'
}

/** Gives the scheme that differs only in encryption: `ws` for `wss`, `https` for `http`; `tcp` stays. */
export function withEncryption(scheme: Scheme, encrypted: boolean): Scheme {
  if (scheme === 'tcp') return 'tcp'
  if (isWebsocket(scheme)) return encrypted ? 'wss' : 'ws'
  return encrypted ? 'https' : 'http'
}

/** Writes the target the way a person would type it: default ports left out, IPv6 in brackets. */
export function formatTarget(target: Pick<Target, 'scheme' | 'host' | 'port' | 'path'>): string {
  const host = target.host.includes(':') ? `[${target.host}]` : target.host
  const isDefaultPort = target.scheme !== 'tcp' && defaultPorts[target.scheme] === target.port
  const path = target.scheme === 'tcp' ? '' : target.path
  return `${target.scheme}://${host}${isDefaultPort ? '' : `:${target.port}`}${path}`
}
