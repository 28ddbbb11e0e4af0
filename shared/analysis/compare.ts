// Makes the side-by-side view: for every aspect what was attempted beside what is there. No judgement beyond same, different, not known.
import type { FactByKind } from '../facts/fact.ts'
import { factsOfKind, idsOf, isTargetThisComputer, succeeded, targetAddresses, targetConnects } from '../facts/fact-queries.ts'
import type { Failure } from '../facts/outcome.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import { isBrokenScript } from '../facts/script-discovery.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import type { Message } from '../i18n/message.ts'
import type { Evidence } from '../rules/rule.ts'
import { isUnansweredOnOwnNetwork } from '../rules/connect-outcome.ts'
import { answersInPlaceOfTunnel, isPassedOn } from '../rules/proxy-facts.ts'
import { addressReach, isAddress, isSameAddress } from '../target/ip-address.ts'
import { compareConversation } from './compare-conversation.ts'
import type { ComparisonRow } from './comparison-row.ts'
import { withServerFile } from './described-rows.ts'
import { serverSideRows } from './server-side-rows.ts'

/** The rows in the order in which a connection happens; aspects that do not apply to the target are left out. */
export function compare(evidence: Evidence): readonly ComparisonRow[] {
  const rows = [
    ...compareName(evidence),
    compareAddress(evidence),
    comparePort(evidence),
    compareReach(evidence),
    ...compareProxy(evidence),
    ...compareConversation(evidence),
  ]
  return [...withServerFile(rows, evidence), ...serverSideRows(rows, evidence)]
}

function compareName({ target, facts }: Evidence): readonly ComparisonRow[] {
  if (isAddress(target.host)) return []
  const lookups = factsOfKind(facts, 'system-lookup').filter(({ input }) => input.purpose === 'target')
  const outcome = lookups[0]?.outcome
  const base = {
    aspect: 'name',
    attempted: { id: 'row.name.asked', params: { host: target.host } },
    evidence: idsOf([...lookups, ...factsOfKind(facts, 'dns-query')]),
  } as const
  if (outcome?.status === 'succeeded') {
    return [{ ...base, offered: { id: 'row.name.found', params: { addresses: outcome.value.addresses.join(', ') } }, match: 'same' }]
  }
  if (outcome?.status !== 'failed') return [{ ...base, offered: { id: 'row.unknown', params: {} }, match: 'unknown' }]
  switch (outcome.failure.code) {
    case 'name-not-found':
      return [{ ...base, offered: { id: 'row.name.not-found', params: {} }, match: 'different' }]
    case 'name-without-address':
      return [{ ...base, offered: { id: 'row.name.no-address', params: {} }, match: 'different' }]
    default:
      return [{ ...base, offered: { id: 'row.name.lookup-failed', params: {} }, match: 'unknown' }]
  }
}

function compareAddress(evidence: Evidence): ComparisonRow {
  const { target, options, facts } = evidence
  const addresses = targetAddresses(target, facts)
  const connects = targetConnects(facts)
  const expected = options.expectedAddress
  if (expected !== undefined && addresses.length > 0) {
    return {
      aspect: 'address',
      attempted: { id: 'row.address.expected', params: { expected } },
      offered: { id: 'row.address.other', params: { addresses: addresses.join(', ') } },
      match: addresses.some((address) => isSameAddress(address, expected)) ? 'same' : 'different',
      evidence: idsOf(factsOfKind(facts, 'system-lookup')),
    }
  }
  const attempted: Message =
    addresses.length > 0 ? { id: 'row.address.called', params: { addresses: addresses.join(', ') } } : { id: 'row.not-reached', params: {} }
  return { aspect: 'address', attempted, ...whoIsThere(evidence, connects), evidence: idsOf(connects) }
}

function whoIsThere({ target, facts }: Evidence, connects: readonly FactByKind<'tcp-connect'>[]): Pick<ComparisonRow, 'offered' | 'match'> {
  if (isAddress(target.host) && addressReach(target.host) === 'unusable')
    return { offered: { id: 'row.address.unusable', params: {} }, match: 'different' }
  if (isTargetThisComputer(target, facts)) return { offered: { id: 'row.address.this-computer', params: {} }, match: 'same' }
  const everywhere = factsOfKind(facts, 'tcp-connect').filter(({ input }) => input.purpose === 'target' || input.purpose === 'other-port')
  const isAnswer = (fact: FactByKind<'tcp-connect'>): boolean =>
    fact.outcome.status === 'succeeded' ||
    (fact.outcome.status === 'failed' && ['connection-refused', 'connection-reset'].includes(fact.outcome.failure.code))
  if (everywhere.some(isAnswer)) return { offered: { id: 'row.address.answers', params: {} }, match: 'same' }
  if (connects.length === 0) return { offered: { id: 'row.not-reached', params: {} }, match: 'unknown' }
  const isAbsent = connects.every(isUnansweredOnOwnNetwork)
  return isAbsent
    ? { offered: { id: 'row.address.absent', params: {} }, match: 'different' }
    : { offered: { id: 'row.address.silent', params: {} }, match: 'unknown' }
}

function comparePort({ target, facts }: Evidence): ComparisonRow {
  const connects = targetConnects(facts)
  const others = factsOfKind(facts, 'tcp-connect').filter(({ input }) => input.purpose === 'other-port')
  const base = {
    aspect: 'port',
    attempted: { id: 'row.port.asked', params: { port: target.port } },
    evidence: idsOf([...connects, ...others]),
  } as const
  const openPorts = others.filter(({ outcome }) => outcome.status === 'succeeded').map(({ input }) => input.port)
  if (connects.some(({ outcome }) => outcome.status === 'succeeded'))
    return { ...base, offered: { id: 'row.port.open', params: {} }, match: 'same' }
  const codes = connects.map(failureCode)
  if (codes.some((code) => code === 'connection-reset')) return { ...base, offered: { id: 'row.port.open', params: {} }, match: 'same' }
  if (codes.some((code) => code === 'connection-refused' || code === 'connected-to-itself')) {
    return openPorts.length > 0
      ? { ...base, offered: { id: 'row.port.closed-others-open', params: { ports: openPorts.join(', ') } }, match: 'different' }
      : { ...base, offered: { id: 'row.port.closed', params: {} }, match: 'different' }
  }
  if (codes.some((code) => code === 'no-answer' || code === 'connect-timed-out')) {
    return openPorts.length > 0
      ? { ...base, offered: { id: 'row.port.silent-others-answer', params: { ports: openPorts.join(', ') } }, match: 'different' }
      : { ...base, offered: { id: 'row.port.silent', params: {} }, match: 'unknown' }
  }
  return { ...base, offered: { id: 'row.unknown', params: {} }, match: 'unknown' }
}

function compareReach({ facts }: Evidence): ComparisonRow {
  const connects = targetConnects(facts)
  const connected = succeeded(facts, 'tcp-connect').find(({ input }) => input.purpose === 'target')
  const evidence = idsOf([...connects, ...factsOfKind(facts, 'route')])
  if (connected) {
    const { localAddress } = connected.outcome.value
    return {
      aspect: 'reach',
      attempted: { id: 'row.reach.from', params: { localAddress } },
      offered: { id: 'row.reach.accepted', params: { durationMs: rounded(connected.durationMs) } },
      match: 'same',
      evidence,
    }
  }
  const first = connects.find(({ outcome }) => outcome.status === 'failed')
  const attempted: Message = { id: 'row.reach.attempted', params: {} }
  if (first?.outcome.status !== 'failed')
    return { aspect: 'reach', attempted, offered: { id: 'row.not-reached', params: {} }, match: 'unknown', evidence }
  return { aspect: 'reach', attempted, ...refusalOf(first.outcome.failure, rounded(first.durationMs)), evidence }
}

function refusalOf(failure: Failure, durationMs: number): Pick<ComparisonRow, 'offered' | 'match'> {
  switch (failure.code) {
    case 'connection-refused':
    case 'connected-to-itself':
      return { offered: { id: 'row.reach.refused', params: {} }, match: 'different' }
    case 'no-answer':
    case 'connect-timed-out':
      return { offered: { id: 'row.reach.silent', params: { durationMs } }, match: 'unknown' }
    case 'connection-reset':
      return { offered: { id: 'row.reach.reset', params: {} }, match: 'different' }
    default:
      return {
        offered: failure.synchronous ? { id: 'row.reach.not-sent', params: {} } : { id: 'row.reach.rejected', params: {} },
        match: 'different',
      }
  }
}

function compareProxy(evidence: Evidence): readonly ComparisonRow[] {
  const { target, facts } = evidence
  const scripts = factsOfKind(facts, 'pac-script').filter(isBrokenScript)
  return [
    ...scripts.map((script): ComparisonRow => ({
      aspect: 'proxy',
      attempted: { id: 'row.proxy.script', params: { url: script.input.url } },
      offered: { id: 'row.proxy.script-broken', params: {} },
      match: 'different',
      evidence: [script.id],
    })),
    ...proxyPaths(target, facts).map((path): ComparisonRow => ({
      aspect: 'proxy',
      attempted: { id: 'row.proxy.set', params: { proxy: proxyName(path.proxy) } },
      ...passageThrough(path),
      evidence: idsOf([...path.saidBy, ...path.lookups, ...path.connects, ...path.tunnels]),
    })),
  ]
}

function passageThrough(path: ProxyPath): Pick<ComparisonRow, 'offered' | 'match'> {
  const answers = answersInPlaceOfTunnel(path)
  if (succeeded(path.tunnels, 'proxy-tunnel').length > 0 || (answers.length > 0 && isPassedOn(path)))
    return { offered: { id: 'row.proxy.tunnel-opened', params: {} }, match: 'same' }
  const isRefused = path.tunnels.some(({ outcome }) => outcome.status === 'failed') || answers.some(({ head }) => head.status === 407)
  if (isRefused) return { offered: { id: 'row.proxy.refused', params: {} }, match: 'different' }
  if (path.connects.length > 0 && path.connects.every(({ outcome }) => outcome.status === 'failed'))
    return { offered: { id: 'row.proxy.unreachable', params: {} }, match: 'different' }
  return { offered: { id: 'row.unknown', params: {} }, match: 'unknown' }
}

function failureCode({ outcome }: FactByKind<'tcp-connect'>): Failure['code'] | undefined {
  return outcome.status === 'failed' ? outcome.failure.code : undefined
}

/** Milliseconds as people read them: whole, and one decimal below ten. */
function rounded(durationMs: number): number {
  return durationMs < 10 ? Math.round(durationMs * 10) / 10 : Math.round(durationMs)
}
