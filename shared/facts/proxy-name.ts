// How a proxy is written for people, in findings, rows and steps alike.
import type { ProxyAddress } from './fact.ts'

/** The name of a proxy as people write it, without credentials. */
export function proxyName({ scheme, host, port }: ProxyAddress): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
}
