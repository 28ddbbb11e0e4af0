// Pattern: this computer has no temporary port left towards the target: connect ends in EADDRNOTAVAIL at once (on Windows out of buffers, or address in use).
// Proven when another port of the same host can still be connected to: the limit is per destination (evidence 0.4 no. 2). Certain then, likely before.
// Mistaken for: a fixed local address that is missing, which fails at bind and has its own cause.
import { failed, idsOf, succeeded } from '../facts/fact-queries.ts'
import { otherPortConnects } from './connect-outcome.ts'
import type { Rule } from './rule.ts'

/** Linux 32768 to 60999 (kernel ip-sysctl.rst); shown where the range could not be read. */
const usualPortCount = 28_232

export const localPortsExhausted: Rule = {
  cause: 'local-ports-exhausted',
  requires: ['tcp-connect'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { facts } = evidence
    const portless = failed(facts, 'tcp-connect', 'address-not-available', 'out-of-buffers', 'address-in-use').filter(
      ({ input, outcome }) => input.purpose === 'target' && outcome.failure.operation === 'connect',
    )
    const first = portless[0]
    if (!first) return []
    const budget = succeeded(facts, 'port-budget').find(({ input }) => input.address === first.input.address)
    const others = otherPortConnects(facts)
    const free = others.filter(
      ({ outcome }) => outcome.status === 'succeeded' || (outcome.status === 'failed' && outcome.failure.code === 'connection-refused'),
    )
    const { from, to, socketsByState = {} } = budget?.outcome.value ?? {}
    const size = from === undefined || to === undefined ? usualPortCount : to - from + 1
    const used = Object.values(socketsByState).reduce((sum, count) => sum + count, 0)
    return [
      {
        cause: 'local-ports-exhausted',
        certainty: free.length > 0 ? 'certain' : 'likely',
        actor: 'developer',
        message: {
          id: 'local-ports-exhausted.title',
          params: { address: first.input.address, port: first.input.port, size, used, waiting: socketsByState['TIME_WAIT'] ?? 0 },
        },
        remedies: [
          { id: 'local-ports-exhausted.remedy.keep-connections', params: {} },
          { id: 'local-ports-exhausted.remedy.reuse', params: {} },
          { id: 'local-ports-exhausted.remedy.widen-range', params: {} },
          { id: 'local-ports-exhausted.remedy.windows-and-macos', params: {} },
          { id: 'local-ports-exhausted.remedy.more-addresses', params: {} },
        ],
        ...(free.length > 0
          ? {}
          : { decidingTest: { id: 'local-ports-exhausted.test.other-port', params: { address: first.input.address } } as const }),
        evidence: idsOf([...portless, ...(budget ? [budget] : []), ...free]),
      },
    ]
  },
}
