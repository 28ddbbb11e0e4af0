// What probes are given in tests: the real loopback network, limits small enough that silence costs little, the tests' own authority.
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { ConnectionStore } from '../../electron/probes/connections.ts'
import { systemNetwork } from '../../electron/probes/network.ts'
import type { ProbeContext, ProbeLimits } from '../../electron/probes/probe-context.ts'

/** Every test that waits for silence waits this long; what must not be silent gets it as patience. */
const shortLimits: ProbeLimits = {
  connectSilenceMs: 2000,
  connectRetryAfterMs: [40, 80],
  retestAfterMs: 10,
  retestSilenceMs: 100,
  slowAfterMs: 60,
  replyMs: 2000,
  listenMs: 150,
  listenQuietMs: 40,
  lookupMs: 150,
  dnsQueryMs: 200,
  dnsRepeatAfterMs: 60,
  bodyWaitMs: 60,
  maxHeadBytes: 16_384,
  maxFirstBytes: 256,
  maxBodyStartChars: 512,
  maxHandshakeBytes: 131_072,
}

/** A file of the certificates that tests trust or distrust. */
export function readCertificate(name: string): string {
  return readFileSync(new URL(`../fixtures/certificates/${name}.pem`, import.meta.url), 'utf8')
}

/** A context like the runner's; limits are changed one by one. */
export function createProbeContext({
  limits,
  ...rest
}: Partial<Omit<ProbeContext, 'limits'>> & { limits?: Partial<ProbeLimits> } = {}): ProbeContext {
  return {
    signal: new AbortController().signal,
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
    limits: { ...shortLimits, ...limits },
    network: systemNetwork,
    connections: new ConnectionStore(),
    trust: {
      load: () =>
        Promise.resolve({
          secureContext: createSecureContext({ ca: readCertificate('authority') }),
          summary: { bundled: 0, system: 0, added: [] },
        }),
    },
    target: { scheme: 'ws', host: 'localhost', port: 80, path: '/', input: '' },
    environment: {},
    ...rest,
  }
}
