// The one schema of a Report: what is written is checked with it, and so is everything that is read, which may be hostile.
// Strict objects, bounded strings and lists; the limits are far above what a run makes.
import * as v from 'valibot'
import { aspects } from '../analysis/comparison-row.ts'
import { pathStages, pathUsers, proxyAnswers, sourceStates, stageStates } from '../analysis/proxy-check.ts'
import { arrivals, minutesPerDay } from '../facts/call-result.ts'
import type { Fact, ValueOf } from '../facts/fact.ts'
import { askedSchemes, chainProblems, knownGreetings, listingFormats, proxySources, scriptFinders } from '../facts/fact.ts'
import { firewallVerdicts } from '../facts/firewall.ts'
import { failureCodes, notRunReasons, operations, socksSteps } from '../facts/outcome.ts'
import { softwareIds } from '../facts/proxy-software.ts'
import type { StoredMessage } from '../i18n/message.ts'
import type { PlannedProbe } from '../plan/planned-probe.ts'
import { actors, causeIds, certainties } from '../rules/cause.ts'
import { schemes } from '../target/target.ts'
import type { ProxyCheck } from '../analysis/proxy-check.ts'
import type { Verdict } from '../analysis/verdict.ts'
import type { Report } from './report.ts'
import { address, count, duration, hex, host, ipAddress, list, port, table, text, time } from './schema-parts.ts'
import { describedSide, firewallRule, firewallState, listenerLists, networkInterfaces } from './server-description-schema.ts'

const factId = text(400)

const header = v.strictObject({ name: text(100), value: text(1000) })
const headers = list(header, 64)
const httpHead = v.strictObject({ status: v.pipe(count, v.maxValue(999)), reason: text(100), headers, bodyStart: text(512) })
const socksReply = v.strictObject({ version: v.picklist([4, 5]), step: v.picklist(socksSteps), code: v.pipe(count, v.maxValue(255)) })
const received = v.strictObject({
  firstBytes: hex(256),
  http: v.exactOptional(httpHead),
  handshakeTypes: v.exactOptional(list(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)), 10)),
  socks: v.exactOptional(socksReply),
})
const failure = v.strictObject({
  code: v.picklist(failureCodes),
  operation: v.picklist(operations),
  raw: text(500),
  synchronous: v.boolean(),
  received: v.exactOptional(received),
})

const outcome = <Value extends v.GenericSchema>(value: Value) =>
  v.variant('status', [
    v.strictObject({ status: v.literal('succeeded'), value }),
    v.strictObject({ status: v.literal('failed'), failure }),
    v.strictObject({ status: v.literal('not-run'), reason: v.picklist(notRunReasons) }),
  ])

const purpose = v.picklist(['target', 'other-port', 'proxy', 'canary'])
const endpoint = { address: ipAddress, port }
const conversation = { ...endpoint, route: v.picklist(['direct', 'proxy']), purpose }
const proxyAddress = v.strictObject({ scheme: v.picklist(['http', 'https', 'socks4', 'socks5']), host, port })
const pacDirective = v.variant('kind', [
  v.strictObject({ kind: v.literal('direct') }),
  v.strictObject({ kind: v.literal('proxy'), proxy: proxyAddress }),
])
const attempt = v.strictObject({
  startedAfterMs: duration,
  endedAfterMs: duration,
  result: v.picklist(['connected', 'superseded', 'no-answer', 'failed']),
})
const certificate = v.strictObject({
  subject: text(200),
  issuer: text(200),
  names: list(host, 50),
  nameCount: count,
  validFrom: text(40),
  validTo: text(40),
  fingerprint: hex(32),
  key: text(40),
  isSelfIssued: v.boolean(),
})
/** What a server's own file says, however it was written. */
export const serverSideSchema: v.GenericSchema<ValueOf<'server-description'>> = v.strictObject({
  describedAt: v.exactOptional(time),
  listing: v.exactOptional(v.picklist(listingFormats)),
  ...describedSide,
})
const requestInput = { ...conversation, encrypted: v.boolean(), host, path: text(2000) }
const nothing = v.strictObject({})

/** For each kind: what it is done to, and what it gives. */
const kinds = {
  'system-lookup': [
    v.strictObject({ name: host, purpose: v.picklist(['target', 'proxy', 'canary']), family: v.exactOptional(v.literal('ipv4')) }),
    v.strictObject({ addresses: list(ipAddress, 64) }),
  ],
  'dns-query': [
    v.strictObject({ name: host, recordType: v.picklist(['A', 'AAAA']), resolver: address }),
    v.strictObject({ addresses: list(ipAddress, 64), aliases: list(host, 16), ttlSeconds: count }),
  ],
  'tcp-connect': [
    v.strictObject({ ...endpoint, purpose }),
    v.strictObject({ localAddress: address, localPort: port, attempts: list(attempt, 8) }),
  ],
  'first-bytes': [
    v.strictObject(conversation),
    v.strictObject({ firstBytes: hex(256), ended: v.picklist(['still-open', 'closed', 'reset']) }),
  ],
  'service-greeting': [
    v.strictObject({ ...conversation, greeting: v.picklist(knownGreetings) }),
    v.strictObject({
      firstBytes: hex(256),
      byteCount: v.exactOptional(v.pipe(count, v.maxValue(4096))),
      ended: v.picklist(['still-open', 'closed', 'reset']),
    }),
  ],
  'tls-handshake': [
    v.strictObject({ ...conversation, serverName: host, applicationProtocols: list(text(30), 8) }),
    v.strictObject({
      protocolVersion: text(20),
      cipher: text(80),
      applicationProtocol: v.exactOptional(text(30)),
      chain: list(certificate, 8),
      chainProblem: v.exactOptional(v.picklist(chainProblems)),
      rawChainProblem: v.exactOptional(text(200)),
      isNameValid: v.boolean(),
    }),
  ],
  'http-exchange': [v.strictObject({ ...requestInput, askedProxy: v.exactOptional(proxyAddress) }), httpHead],
  'websocket-upgrade': [v.strictObject(requestInput), v.strictObject({ headers })],
  'proxy-tunnel': [v.strictObject({ ...endpoint, proxy: proxyAddress, host, targetPort: port }), v.strictObject({ headers })],
  'network-interfaces': [
    nothing,
    v.strictObject({
      operatingSystem: v.exactOptional(v.picklist(['linux', 'macos', 'windows', 'other'])),
      interfaces: networkInterfaces,
    }),
  ],
  firewall: [
    v.strictObject({ ...endpoint, direction: v.picklist(['inbound', 'outbound']) }),
    v.strictObject({ verdict: v.picklist(firewallVerdicts), rules: list(firewallRule, 8), backends: list(firewallState, 20) }),
  ],
  'udp-send': [v.strictObject(endpoint), nothing],
  'port-budget': [v.strictObject(endpoint), v.strictObject({ from: port, to: port, socketsByState: table(20, count, 20) })],
  route: [
    v.strictObject({ address }),
    v.strictObject({ interfaceName: text(200), gateway: v.exactOptional(address), isDefaultRoute: v.boolean() }),
  ],
  resolvers: [nothing, v.strictObject({ servers: list(address, 16) })],
  'hosts-file': [v.strictObject({ name: host }), v.strictObject({ addresses: list(ipAddress, 64), otherNames: list(host, 200) })],
  'names-used-before': [v.strictObject({ name: host }), v.strictObject({ names: list(host, 20) })],
  'public-suffix': [v.strictObject({ name: host }), v.strictObject({ suffix: host, isKnown: v.boolean() })],
  listeners: [nothing, v.strictObject(listenerLists)],
  'server-description': [nothing, serverSideSchema],
  'call-report': [
    nothing,
    v.strictObject({ port, arrival: v.picklist(arrivals), minuteOfDay: v.pipe(count, v.maxValue(minutesPerDay - 1)) }),
  ],
  'proxy-setting': [
    v.strictObject({ mode: v.picklist(['auto', 'direct', 'given']) }),
    v.strictObject({
      proxy: v.exactOptional(proxyAddress),
      pacUrl: v.exactOptional(text(2000)),
      hasCredentials: v.exactOptional(v.literal(true)),
      source: v.picklist(['none', 'command-line', 'environment', 'system']),
      variable: v.exactOptional(text(40)),
    }),
  ],
  'script-discovery': [
    nothing,
    v.strictObject({
      candidates: list(v.strictObject({ url: text(2000), foundBy: v.picklist(scriptFinders) }), 4),
      isComplete: v.boolean(),
    }),
  ],
  'pac-script': [
    v.strictObject({ url: text(2000), foundBy: v.exactOptional(v.picklist(scriptFinders)) }),
    v.strictObject({
      sizeBytes: count,
      answers: list(v.strictObject({ form: v.picklist(['web', 'websocket']), directives: list(pacDirective, 16) }), 2),
      otherNames: list(text(253), 8),
    }),
  ],
  'proxy-source': [
    v.strictObject({ source: v.picklist(proxySources), scheme: v.exactOptional(v.picklist(askedSchemes)) }),
    v.strictObject({
      choice: v.picklist(['direct', 'proxy', 'script', 'auto-detect']),
      proxy: v.exactOptional(proxyAddress),
      pacUrl: v.exactOptional(text(2000)),
      setting: v.exactOptional(text(60)),
      service: v.exactOptional(text(60)),
      isException: v.boolean(),
    }),
  ],
  'proxy-software': [
    nothing,
    v.strictObject({
      running: list(v.strictObject({ software: v.picklist(softwareIds), process: text(200) }), 40),
      listening: list(v.strictObject({ software: v.picklist(softwareIds), process: text(200), address: ipAddress, port }), 40),
      areListenersKnown: v.boolean(),
    }),
  ],
  'source-address': [v.strictObject({ address }), v.strictObject({ localAddress: address, interfaceName: v.exactOptional(text(200)) })],
  'trust-store': [
    nothing,
    v.strictObject({
      bundled: count,
      system: count,
      added: list(
        v.strictObject({ source: v.picklist(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']), file: text(1000), certificates: count }),
        4,
      ),
    }),
  ],
} as const

/** Every kind of fact. */
export const kindNames = Object.keys(kinds) as (keyof typeof kinds)[]

/** One fact of any kind. */
export const factSchema = v.variant(
  'kind',
  kindNames.map((kind) =>
    v.strictObject({
      id: factId,
      kind: v.literal(kind),
      startedAt: time,
      durationMs: duration,
      input: kinds[kind][0],
      outcome: outcome(kinds[kind][1]),
    }),
  ) as never,
) as unknown as v.GenericSchema<Fact>

/** One planned probe of any kind. */
export const plannedProbeSchema = v.variant(
  'kind',
  kindNames.map((kind) => v.strictObject({ id: factId, kind: v.literal(kind), input: kinds[kind][0] })) as never,
) as unknown as v.GenericSchema<PlannedProbe>

/** A sentence as id and parameters; the longest parameter lists all the addresses that a program listens on. */
export const storedMessageSchema: v.GenericSchema<StoredMessage> = v.strictObject({
  id: text(120),
  params: table(60, v.union([text(10_000), v.pipe(v.number(), v.finite())]), 40),
})

export const targetSchema = v.strictObject({
  scheme: v.picklist(schemes),
  host,
  port: v.pipe(port, v.minValue(1)),
  path: text(2000),
  input: text(2000),
})

/** What came of a run, in one word. */
export const verdictSchema: v.GenericSchema<Verdict> = v.strictObject({
  outcome: v.picklist(['works', 'problem', 'cannot-tell']),
  cause: v.exactOptional(v.picklist(causeIds)),
  certainty: v.exactOptional(v.picklist(certainties)),
  actor: v.exactOptional(v.picklist(actors)),
})

const factIds = list(factId, 500)

/** The answer to "is a proxy in the way?". */
export const proxyCheckSchema: v.GenericSchema<ProxyCheck> = v.strictObject({
  answer: v.picklist(proxyAnswers),
  sources: list(
    v.strictObject({
      source: v.picklist(proxySources),
      state: v.picklist(sourceStates),
      schemes: v.exactOptional(list(v.picklist(askedSchemes), 8)),
      proxy: v.exactOptional(proxyAddress),
      pacUrl: v.exactOptional(text(2000)),
      setting: v.exactOptional(text(60)),
      service: v.exactOptional(text(60)),
      evidence: factIds,
    }),
    40,
  ),
  paths: list(
    v.strictObject({
      proxy: v.exactOptional(proxyAddress),
      usedBy: v.exactOptional(list(v.picklist(pathUsers), 8)),
      stages: list(v.strictObject({ stage: v.picklist(pathStages), state: v.picklist(stageStates), evidence: factIds }), 8),
      arrives: v.picklist(proxyAnswers),
    }),
    20,
  ),
  scripts: v.exactOptional(list(v.strictObject({ url: text(2000), state: v.picklist(stageStates), evidence: factIds }), 40)),
  software: v.exactOptional(
    v.strictObject({
      isKnown: v.boolean(),
      found: list(
        v.strictObject({
          software: v.picklist(softwareIds),
          processes: list(text(200), 80),
          endpoints: list(v.strictObject({ address: ipAddress, port }), 80),
          interfaceName: v.exactOptional(text(200)),
          issuer: v.exactOptional(text(200)),
          evidence: factIds,
        }),
        60,
      ),
    }),
  ),
  tunnel: v.exactOptional(v.strictObject({ interfaceName: text(200), evidence: factIds })),
})

/** A whole report, schema version 1. */
export const reportSchema: v.GenericSchema<Report> = v.strictObject({
  schemaVersion: v.literal(1),
  ponte: v.strictObject({ version: text(40), platform: text(100), runtime: text(60) }),
  createdAt: time,
  durationMs: duration,
  completion: v.picklist(['complete', 'cancelled', 'out-of-time']),
  target: targetSchema,
  options: v.strictObject({
    proxy: v.picklist(['auto', 'direct', 'given']),
    addressFamily: v.exactOptional(v.literal('ipv4')),
    expectedAddress: v.exactOptional(ipAddress),
    hasServerDescription: v.exactOptional(v.boolean()),
    hasCallReport: v.exactOptional(v.boolean()),
    checksProxies: v.exactOptional(v.boolean()),
    hasHistory: v.exactOptional(v.boolean()),
  }),
  verdict: verdictSchema,
  findings: list(
    v.strictObject({
      cause: v.picklist(causeIds),
      certainty: v.picklist(certainties),
      actor: v.picklist(actors),
      message: storedMessageSchema,
      remedies: list(storedMessageSchema, 20),
      decidingTest: v.exactOptional(storedMessageSchema),
      evidence: factIds,
      explainedBy: v.exactOptional(v.picklist(causeIds)),
    }),
    100,
  ),
  notEvaluated: list(v.picklist(causeIds), 200),
  comparison: list(
    v.strictObject({
      aspect: v.picklist(aspects),
      attempted: storedMessageSchema,
      offered: storedMessageSchema,
      described: v.exactOptional(storedMessageSchema),
      match: v.picklist(['same', 'different', 'unknown']),
      evidence: factIds,
    }),
    40,
  ),
  proxyCheck: v.exactOptional(proxyCheckSchema),
  facts: list(factSchema, 5000),
  faults: list(v.strictObject({ factId, raw: text(500), log: text(1000) }), 100),
  redaction: v.exactOptional(
    v.strictObject({ target: v.picklist(['kept', 'hidden']), replaced: count, shownInNetworks: table(20, list(ipAddress, 64), 256) }),
  ),
})
