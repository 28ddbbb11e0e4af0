// What is tried, given what is known: stories as tables, and what must hold for any of them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact, FactId } from '../../shared/facts/fact.ts'
import { panelPorts } from '../../shared/networks/hosting-panels.ts'
import { impossibleName, nobodysAddress, unusedPort } from '../../shared/facts/canary-places.ts'
import type { PlanContext } from '../../shared/plan/plan-context.ts'
import { planProbes } from '../../shared/plan/plan-probes.ts'
import type { PlannedProbe } from '../../shared/plan/planned-probe.ts'
import { addressReach } from '../../shared/target/ip-address.ts'
import { isEncrypted } from '../../shared/target/target.ts'
import { evidenceOf, stories } from '../scenarios/stories.ts'

const otherPorts = [80, 443, 8080, 8443, 8000, 8888, 3000, 5000, 9000, 7272, 8282, 2346, 22]
const knownPorts: readonly number[] = [...new Set([...otherPorts, ...panelPorts])]

/** A story as it stood at some time: the facts that had come in by then, with some of the running probes slow. */
const moment = fc
  .tuple(fc.constantFrom(...stories), fc.nat({ max: 40 }))
  .map(([story, count]): Omit<PlanContext, 'slow'> => {
    const endOf = (fact: Fact): number => Date.parse(fact.startedAt) + fact.durationMs
    const evidence = evidenceOf(story)
    return { ...evidence, facts: evidence.facts.toSorted((left, right) => endOf(left) - endOf(right)).slice(0, count) }
  })
  .chain((known) => {
    const running = planProbes({ ...known, slow: new Set() }).map(({ id }) => id)
    return fc.subarray(running).map((slow): PlanContext => ({ ...known, slow: new Set(slow) }))
  })

const ids = (probes: readonly PlannedProbe[]): readonly string[] => probes.map(({ id }) => id)

/** The probes that are planned once these facts are known, without those that ended. */
function next(story: string, isKnown: (fact: Fact) => boolean, slow: readonly FactId[] = []): readonly string[] {
  const evidence = evidenceOf(story)
  const facts = evidence.facts.filter(isKnown)
  return ids(planProbes({ ...evidence, facts, slow: new Set(slow) })).filter((id) => !facts.some((fact) => fact.id === id))
}

const startsWith =
  (...starts: readonly string[]) =>
  ({ id }: Fact): boolean =>
    starts.some((start) => id.startsWith(start))

const environment = startsWith('network-interfaces', 'proxy-setting', 'resolvers', 'hosts-file')

describe('In any story, at any moment', () => {
  const holds = (property: (context: PlanContext, planned: readonly PlannedProbe[]) => void): void =>
    fc.assert(
      fc.property(moment, (context) => {
        property(context, planProbes(context))
      }),
      { numRuns: 400 },
    )

  test('the plan depends on nothing but what is known, and names each probe once', () => {
    holds((context, planned) => {
      expect(planProbes(structuredClone(context))).toEqual(planned)
      expect(new Set(ids(planned)).size).toBe(planned.length)
    })
  })

  test('knowing more takes nothing back, but for the looks beside a connection that hangs, when it comes about', () => {
    holds((context, after) => {
      const last = context.facts.at(-1)
      const before = planProbes({ ...context, facts: context.facts.slice(0, -1) })
      const lost = ids(before).filter((id) => id !== last?.id && !ids(after).includes(id))
      expect(lost.filter((id) => !id.includes('/other-port/') && !/^(?:udp-send|firewall)\//.test(id))).toEqual([])
    })
  })

  test('only the target, its resolvers, the proxy and nobody’s address are contacted', () => {
    holds(({ target, facts }, planned) => {
      const looked = facts.flatMap((fact) =>
        fact.kind === 'system-lookup' && fact.outcome.status === 'succeeded' ? fact.outcome.value.addresses : [],
      )
      const resolvers = facts.flatMap((fact) =>
        fact.kind === 'resolvers' && fact.outcome.status === 'succeeded' ? fact.outcome.value.servers : [],
      )
      const settings = facts.flatMap((fact) =>
        fact.kind === 'proxy-setting' && fact.outcome.status === 'succeeded' ? [fact.outcome.value] : [],
      )
      const directives = facts.flatMap((fact) =>
        fact.kind === 'pac-script' && fact.outcome.status === 'succeeded'
          ? fact.outcome.value.answers.flatMap((answer) => answer.directives)
          : [],
      )
      const proxies = [
        ...settings.flatMap(({ proxy }) => (proxy ? [proxy.host] : [])),
        ...directives.flatMap((directive) => (directive.kind === 'proxy' ? [directive.proxy.host] : [])),
      ]
      const strangers = planned.flatMap((probe): string[] => {
        if (probe.kind === 'dns-query') return resolvers.includes(probe.input.resolver) ? [] : [probe.input.resolver]
        if (probe.kind === 'system-lookup')
          return [target.host, ...proxies, impossibleName].includes(probe.input.name) ? [] : [probe.input.name]
        if (probe.kind === 'pac-script' && probe.input.foundBy)
          return facts.some(({ kind }) => kind === 'script-discovery') ? [] : [probe.input.url]
        if (probe.kind === 'pac-script') return settings.some(({ pacUrl }) => pacUrl === probe.input.url) ? [] : [probe.input.url]
        if (!('port' in probe.input)) return []
        if (probe.kind === 'tcp-connect' && probe.input.purpose === 'canary') {
          const isNobodys = ['127.0.0.1', nobodysAddress.ipv4, nobodysAddress.ipv6].includes(probe.input.address)
          return isNobodys || [target.host, ...looked].includes(probe.input.address) ? [] : [probe.id]
        }
        return [target.host, ...looked, ...proxies].includes(probe.input.address) ? [] : [probe.id]
      })
      expect(strangers).toEqual([])
    })
  })

  test('of other ports only the short fixed list is looked at, and at most six of them are spoken to beside those of hosting panels', () => {
    holds(({ target }, planned) => {
      const elsewhere = planned.flatMap(({ input }) =>
        'purpose' in input && 'port' in input && input.purpose === 'other-port' ? [input.port] : [],
      )
      expect(elsewhere.filter((port) => !knownPorts.includes(port) || port === target.port)).toEqual([])
      const spokenTo = planned.filter(({ id, kind }) => kind !== 'tcp-connect' && id.includes('/other-port/'))
      const spokenPorts = new Set(spokenTo.map(({ input }) => ('port' in input ? input.port : 0)))
      expect([...spokenPorts].filter((port) => !panelPorts.includes(port)).length).toBeLessThanOrEqual(6)
      const asked = spokenTo.filter(({ id, input }) => !id.includes('/panel/') && 'port' in input && !('serverName' in input))
      expect(new Set(asked.map(({ input }) => ('port' in input ? input.port : 0))).size).toBeLessThanOrEqual(6)
      const canaries = planned.flatMap(({ input }) =>
        'purpose' in input && 'port' in input && input.purpose === 'canary' ? [input.port] : [],
      )
      expect(canaries.filter((port) => port !== unusedPort && port !== target.port)).toEqual([])
    })
  })

  test('what the person asked for goes unencrypted over no connection when encryption was asked for', () => {
    holds(({ target }, planned) => {
      if (!isEncrypted(target.scheme)) return
      const inTheOpen = planned.filter(
        ({ input }) => 'encrypted' in input && !input.encrypted && input.path !== '/' && input.path === target.path,
      )
      expect(ids(inTheOpen)).toEqual([])
      expect(planned.filter(({ kind, input }) => kind === 'websocket-upgrade' && !input.encrypted)).toEqual([])
    })
  })

  test('nothing is said over TLS before the chain and the name are good', () => {
    holds(({ facts }, planned) => {
      const trusted = facts.flatMap((fact) =>
        fact.kind === 'tls-handshake' &&
        fact.outcome.status === 'succeeded' &&
        !fact.outcome.value.chainProblem &&
        fact.outcome.value.isNameValid
          ? [fact.id.replace('tls-handshake/', '')]
          : [],
      )
      const spoken = planned.filter(({ input }) => 'encrypted' in input && input.encrypted)
      expect(ids(spoken).filter((id) => !trusted.some((connection) => id.endsWith(`/tls/${connection}`)))).toEqual([])
    })
  })

  test('a target on this computer causes traffic on this computer only', () => {
    const local = stories.filter((story) => ['127.0.0.1', 'localhost', '::1'].includes(evidenceOf(story).target.host))
    expect(local.length).toBeGreaterThan(20)
    for (const story of local) {
      const evidence = evidenceOf(story)
      const slow = new Set(ids(planProbes({ ...evidence, slow: new Set() })))
      const outside = planProbes({ ...evidence, slow }).filter(
        (probe) => probe.kind === 'dns-query' || ('port' in probe.input && addressReach(probe.input.address) !== 'loopback'),
      )
      expect(ids(outside)).toEqual([])
    }
  })
})

describe('A diagnosis', () => {
  test('of an address begins with this computer and a connection', () => {
    expect(next('works-ws', () => false)).toEqual(['network-interfaces', 'proxy-setting', 'tcp-connect/target/198.51.100.20/8080'])
  })

  test('of a name asks the system and every resolver, for both families', () => {
    expect(next('works-by-name-over-ipv4-alone', startsWith('network-interfaces', 'resolvers'))).toEqual([
      'proxy-setting',
      'hosts-file/chat.example.test',
      'system-lookup/chat.example.test',
      'dns-query/198.51.100.1/A/chat.example.test',
      'dns-query/198.51.100.1/AAAA/chat.example.test',
    ])
  })

  test('of a name that leads to two addresses connects to both', () => {
    expect(
      next('works-by-name-over-ipv4-alone', startsWith('network-interfaces', 'proxy-setting', 'hosts-file', 'system-lookup/chat')),
    ).toEqual(['resolvers', 'tcp-connect/target/2001:db8:1::20/8080', 'tcp-connect/target/198.51.100.20/8080'])
  })

  test('looks at other ports once the asked one is refused, at the route and at the firewall of this computer', () => {
    const planned = next('refused-remote', (fact) => environment(fact) || startsWith('tcp-connect/target')(fact))
    expect(planned).toEqual([
      'route/198.51.100.20',
      ...otherPorts.map((port) => `tcp-connect/other-port/198.51.100.20/${port}`),
      'firewall/outbound/198.51.100.20/9009',
    ])
  })

  test('looks at other ports beside a connection that hangs, but not before this computer’s own addresses are known', () => {
    const slow = ['tcp-connect/target/203.0.113.7/8080']
    const beside = next('silent-everywhere', environment, slow)
    expect(beside.filter((id) => id.includes('other-port'))).toHaveLength(knownPorts.length - 1)
    expect(next('silent-everywhere', startsWith('proxy-setting'), slow).filter((id) => id.includes('other-port'))).toEqual([])
  })

  test('of this computer waits for the list of listeners, and tries only ports on that list', () => {
    const connected = (fact: Fact): boolean => environment(fact) || startsWith('tcp-connect/target')(fact)
    expect(next('refused-here', connected)).toEqual(['listeners'])
    expect(next('refused-here', (fact) => connected(fact) || fact.kind === 'listeners')).toEqual([])
  })

  test('asks who is there when what was asked has no answer', () => {
    const goal = 'websocket-upgrade/plain/direct/target/198.51.100.20/7003'
    const known = (fact: Fact): boolean => environment(fact) || startsWith('tcp-connect/target')(fact)
    const checks = [
      'tls-handshake/direct/target/198.51.100.20/7003',
      'first-bytes/direct/target/198.51.100.20/7003',
      'service-greeting/ping/direct/target/198.51.100.20/7003',
      'service-greeting/postgresql/direct/target/198.51.100.20/7003',
    ]
    expect(next('ws-silent', known)).toEqual([goal])
    expect(next('ws-silent', known, [goal])).toEqual(expect.arrayContaining(checks))
    expect(next('ws-silent', (fact) => known(fact) || fact.id === goal)).toEqual(expect.arrayContaining(checks))
  })

  test('tries TLS alone when the plain answer is in TLS or says so, and nothing when it names itself', () => {
    const conversation = (fact: Fact): boolean =>
      environment(fact) || startsWith('system-lookup', 'tcp-connect/target', 'websocket-upgrade')(fact)
    const checks = (story: string): readonly string[] => next(story, conversation).filter((id) => /^(?:tls|first|service)/.test(id))
    expect(checks('ws-on-tls-port-that-alerts')).toEqual(['tls-handshake/direct/target/127.0.0.1/8444'])
    expect(checks('ws-on-tls-port-of-nginx')).toEqual(['tls-handshake/direct/target/127.0.0.1/8443'])
    expect(checks('ws-asked-of-ssh')).toEqual([])
  })

  test('asks in plain when TLS fails, for nothing but the first page', () => {
    const planned = planProbes({ ...evidenceOf('wss-on-plain-port-of-nginx'), slow: new Set() })
    expect(planned.find(({ kind }) => kind === 'http-exchange')?.input).toEqual({
      address: '127.0.0.1',
      port: 8080,
      purpose: 'target',
      route: 'direct',
      encrypted: false,
      host: 'localhost',
      path: '/',
    })
  })

  test('goes through the proxy step by step: connect to each of its addresses, tunnel, conversation', () => {
    const story = 'proxy-on-localhost-over-ipv4-alone'
    const throughProxy = (known: readonly string[]): readonly string[] =>
      next(story, (fact) => environment(fact) || startsWith(...known)(fact)).filter((id) => id.includes('proxy'))
    expect(throughProxy(['-'])).toEqual(['system-lookup/proxy/localhost'])
    expect(throughProxy(['system-lookup/proxy'])).toEqual(['tcp-connect/proxy/::1/7890', 'tcp-connect/proxy/127.0.0.1/7890'])
    expect(throughProxy(['system-lookup/proxy', 'tcp-connect/proxy'])).toEqual(['proxy-tunnel/127.0.0.1/7890'])
    expect(throughProxy(['system-lookup/proxy', 'tcp-connect/proxy', 'proxy-tunnel'])).toEqual([
      'websocket-upgrade/plain/proxy/target/127.0.0.1/7890',
    ])
  })

  test('of an address that cannot be called contacts nobody', () => {
    expect(next('unusable-address', () => false)).toEqual(['network-interfaces', 'proxy-setting'])
  })
})

test('Where only IPv4 is wanted, only IPv4 is asked for', () => {
  const target = { scheme: 'ws', host: 'example.test', port: 80, path: '/', input: '' } as const
  const resolvers: Fact = {
    id: 'resolvers',
    kind: 'resolvers',
    startedAt: '2026-01-02T03:04:05.000Z',
    durationMs: 1,
    input: {},
    outcome: { status: 'succeeded', value: { servers: ['10.0.0.53'] } },
  }
  const planned = planProbes({ target, options: { proxy: 'auto', addressFamily: 'ipv4' }, facts: [resolvers], slow: new Set() })
  expect(planned.filter(({ kind }) => kind === 'system-lookup' || kind === 'dns-query').map(({ input }) => input)).toEqual([
    { name: 'example.test', purpose: 'target', family: 'ipv4' },
    { name: 'example.test', recordType: 'A', resolver: '10.0.0.53' },
  ])
})
