// What could be tried otherwise, as far as a report suggests it: each a new check with one change. It promises nothing: that a change may help is
// what the check is for.
import { factsOfKind, succeeded, targetConnects } from '../facts/fact-queries.ts'
import { isAddress } from '../target/ip-address.ts'
import type { Target } from '../target/target.ts'
import { formatTarget, isEncrypted, isWebsocket, withEncryption } from '../target/target.ts'
import type { CauseId } from '../rules/cause.ts'
import type { Report } from './report.ts'

/** One change, the address to check with it, and what is done otherwise. */
export type WhatIf = { readonly address: string } & (
  | { readonly kind: 'scheme'; readonly scheme: Target['scheme'] }
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'without-proxy' | 'with-proxy' | 'ipv4' }
)

/** More open ports than this are no suggestion any more. */
const mostPorts = 3

/** Names what a report suggests to try, what is most likely to help first; nothing where the address works as it was asked for. */
export function whatIfs(report: Report): readonly WhatIf[] {
  return [...otherPorts(report), ...otherScheme(report), ...otherProxy(report), ...otherFamily(report)]
}

function found({ findings }: Report, ...causes: readonly CauseId[]): boolean {
  return findings.some(({ cause }) => causes.includes(cause))
}

/** Ports of the same machine that speak what was asked. */
function otherPorts(report: Report): readonly WhatIf[] {
  if (!found(report, 'wrong-port')) return []
  const { target, facts } = report
  const speaking = isWebsocket(target.scheme) ? succeeded(facts, 'websocket-upgrade') : succeeded(facts, 'http-exchange')
  const ports = speaking.flatMap(({ input }) => (input.purpose === 'other-port' ? [input.port] : []))
  return [...new Set(ports)].slice(0, mostPorts).map((port) => ({ kind: 'port', port, address: formatTarget({ ...target, port }) }))
}

function otherScheme(report: Report): readonly WhatIf[] {
  const { target } = report
  if (target.scheme === 'tcp') return []
  const isWrong = isEncrypted(target.scheme) ? found(report, 'tls-not-offered') : found(report, 'tls-required')
  if (!isWrong) return []
  const scheme = withEncryption(target.scheme, !isEncrypted(target.scheme))
  // The port was asked for: it stays, also where it is the other scheme's usual one.
  return [{ kind: 'scheme', scheme, address: formatTarget({ ...target, scheme }) }]
}

function otherProxy(report: Report): readonly WhatIf[] {
  if (report.verdict.outcome === 'works') return []
  const address = formatTarget(report.target)
  if (report.options.proxy === 'direct') return [{ kind: 'with-proxy', address }]
  const settings = factsOfKind(report.facts, 'proxy-setting')
  // What is set and cannot be understood may be in the way all the same.
  const hasProxy = settings.some(({ outcome }) => outcome.status === 'failed' || (outcome.status === 'succeeded' && outcome.value.proxy))
  return report.options.proxy === 'auto' && hasProxy ? [{ kind: 'without-proxy', address }] : []
}

/** Where a name has addresses of both families, and something over IPv6 did not answer. */
function otherFamily({ target, options, facts }: Report): readonly WhatIf[] {
  if (isAddress(target.host) || options.addressFamily) return []
  const connects = targetConnects(facts)
  const isIpv6Failing = connects.some(({ input, outcome }) => input.address.includes(':') && outcome.status === 'failed')
  const hasIpv4 = connects.some(({ input }) => !input.address.includes(':'))
  return isIpv6Failing && hasIpv4 ? [{ kind: 'ipv4', address: formatTarget(target) }] : []
}
