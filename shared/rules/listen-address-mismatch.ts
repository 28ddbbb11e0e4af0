// Pattern: the connection is refused, and a program does listen on that port of that machine, at another address than the one called.
// The list of listeners shows it: certain on this computer and by a description that has the called address, likely by another one (a server behind a NAT
// does not know its public address), and likely where a listener at `::` may take IPv4 or not. By a sure description it is seen behind silence too. Without such a list it cannot be seen from another computer, and this rule says nothing.
import { idsOf } from '../facts/fact-queries.ts'
import { addressFamily } from '../target/ip-address.ts'
import { failedConnects, failureOf, withCode } from './connect-outcome.ts'
import { describedPort } from './described-port.ts'
import { knownListeners, mayReceiveCallsTo, receivesCallsTo } from './known-listeners.ts'
import type { Rule } from './rule.ts'

export const listenAddressMismatch: Rule = {
  cause: 'listen-address-mismatch',
  requires: ['tcp-connect'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target } = evidence
    const described = describedPort(evidence)
    const unseen = described?.state === 'listens-elsewhere' && !failureOf(described.called)?.synchronous ? [described.called] : []
    const refused = withCode(failedConnects(evidence), 'connection-refused')
    const telling = refused.length > 0 ? refused : unseen
    const first = telling[0]
    const known = first && knownListeners(first, evidence)
    if (!known) return []
    const onPort = known.listeners.filter(({ port }) => port === target.port)
    const listener = onPort[0]
    const called = first.input.address
    const failedAt = failedConnects(evidence).map(({ input }) => input.address)
    if (!listener || onPort.some((each) => failedAt.some((address) => receivesCallsTo(each, address)))) return []
    const isPlain = known.isSurelyTheTarget && !onPort.some((each) => mayReceiveCallsTo(each, called))
    return [
      {
        cause: 'listen-address-mismatch',
        certainty: isPlain ? 'certain' : 'likely',
        actor: 'server-owner',
        message: {
          id: 'listen-address-mismatch.title',
          params: { port: target.port, bound: onPort.map(({ address }) => address).join(', '), called },
        },
        remedies: [
          { id: 'listen-address-mismatch.remedy.listen-everywhere', params: { wildcard: wildcardFor(called), port: target.port } },
          { id: 'listen-address-mismatch.remedy.workerman', params: { wildcard: wildcardFor(called), port: target.port } },
          { id: 'listen-address-mismatch.remedy.node', params: { wildcard: bareWildcardFor(called), port: target.port } },
          { id: 'listen-address-mismatch.remedy.nginx', params: { wildcard: wildcardFor(called), port: target.port } },
          { id: 'listen-address-mismatch.remedy.python', params: { wildcard: bareWildcardFor(called), port: target.port } },
          { id: 'listen-address-mismatch.remedy.dotnet', params: { wildcard: wildcardFor(called), port: target.port } },
          { id: 'listen-address-mismatch.remedy.call-bound-address', params: { bound: listener.address } },
        ],
        evidence: idsOf([...telling, ...known.facts]),
      },
    ]
  },
}

/** The address that means every address of the called one's family, as it is written before a colon and a port. */
function wildcardFor(called: string): string {
  return addressFamily(called) === 'ipv6' ? '[::]' : '0.0.0.0'
}

function bareWildcardFor(called: string): string {
  return addressFamily(called) === 'ipv6' ? '::' : '0.0.0.0'
}
