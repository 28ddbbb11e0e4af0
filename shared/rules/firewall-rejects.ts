// Pattern: something answers "not allowed" in the target's place: an ICMP error at once, in the codes that firewalls use.
// Mistaken for: a router that has no way on (host-unreachable); likely at best. A TCP reset from a firewall cannot be told from a closed port: possible
// beside server-not-listening (evidence 3.4, bad-peers 2.3 A3), and likely where the list of listeners has a program that should have answered. Certain only
// by the server's own file: the program took a call from the server itself, or the server itself was refused as well.
import { idsOf } from '../facts/fact-queries.ts'
import type { ConnectFact } from './connect-outcome.ts'
import { failedConnects, failureOf, isOwn, isUnansweredOnOwnNetwork, withCode } from './connect-outcome.ts'
import { describedVerdict, toolRemedies } from './described-firewall.ts'
import { describedPort } from './described-port.ts'
import { knownListeners, mayReceiveCallsTo, receivesCallsTo } from './known-listeners.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const firewallRejects: Rule = {
  cause: 'firewall-rejects',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'private-address-elsewhere', 'no-network', 'no-route', 'proxy-needed', 'behind-cdn'],
  evaluate: (evidence) => {
    const decided = byBothSides(evidence)
    if (decided) return [decided]
    const { target } = evidence
    const failed = failedConnects(evidence)
    const prohibited = failed.filter((fact) => isProhibition(fact) && !isOwn(fact, evidence))
    const refused = withCode(failed, 'connection-refused')
    const listened = refused.find((fact) => isListenedOn(fact, evidence))
    const first = prohibited[0] ?? listened ?? refused[0]
    if (!first) return []
    const known = prohibited.length === 0 ? knownListeners(first, evidence) : undefined
    const mayListen =
      known?.listeners.some(({ address, port }) => port === target.port && mayReceiveCallsTo({ address, port }, first.input.address)) ??
      false
    // Where the listeners are known, only a program that listens, or may, and is not reached speaks for a firewall.
    if (prohibited.length === 0 && !listened && !mayListen && (isOwn(first, evidence) || known?.isSurelyTheTarget)) return []
    return [
      {
        cause: 'firewall-rejects',
        certainty: prohibited.length > 0 || listened ? 'likely' : 'possible',
        actor: 'server-owner',
        message:
          prohibited.length > 0
            ? { id: 'firewall-rejects.title', params: { address: first.input.address, port: target.port } }
            : { id: 'firewall-rejects.reset.title', params: { address: first.input.address, port: target.port } },
        remedies: [{ id: 'firewall-rejects.remedy.open-one-port', params: { port: target.port } }],
        decidingTest: { id: 'firewall-rejects.test.list-listeners', params: { port: target.port } },
        evidence: idsOf([...(prohibited.length > 0 ? prohibited : refused), ...(known?.facts ?? [])]),
      },
    ]
  },
}

/** The wire refuses, and the server's file shows a program that should have answered. */
function byBothSides(evidence: Evidence): Finding | undefined {
  const described = describedPort(evidence)
  if (described?.state !== 'takes-calls' && described?.state !== 'refused-inside') return undefined
  const { called, facts, state } = described
  if (failureOf(called)?.code !== 'connection-refused' && !isProhibition(called)) return undefined
  const params = { address: called.input.address, port: called.input.port }
  const isItsOwn = state === 'refused-inside' || describedVerdict(called.input, evidence) === 'rejects'
  return {
    cause: 'firewall-rejects',
    certainty: 'certain',
    actor: 'server-owner',
    message: !isItsOwn
      ? { id: 'firewall-rejects.on-the-way.title', params }
      : state === 'takes-calls'
        ? { id: 'firewall-rejects.by-its-rules.title', params }
        : { id: 'firewall-rejects.on-the-server.title', params },
    remedies: [
      ...(isItsOwn ? toolRemedies(params.port, evidence) : []),
      { id: 'firewall-rejects.remedy.open-one-port', params: { port: params.port } },
    ],
    evidence: idsOf([called, ...facts]),
  }
}

function isListenedOn(fact: ConnectFact, evidence: Evidence): boolean {
  const listeners = knownListeners(fact, evidence)?.listeners ?? []
  return listeners.some((listener) => listener.port === fact.input.port && receivesCallsTo(listener, fact.input.address))
}

/** Errors that came over the network, sooner than an unanswered ARP request would give up. */
function isProhibition(fact: ConnectFact): boolean {
  const failure = failureOf(fact)
  if (!failure || failure.synchronous || isUnansweredOnOwnNetwork(fact)) return false
  return ['host-unreachable', 'network-unreachable', 'not-permitted', 'protocol-unreachable'].includes(failure.code)
}
