// Pattern: the port speaks, and not what was asked: its first bytes belong to another protocol, or an HTTP server says that it wants a WebSocket (426).
// Mistaken for: nothing when the bytes are known ones; unknown bytes are only "something else" (certain that it is not HTTP, unnamed).
// A port that is silent until the right words are said cannot be told from a server that hangs: possible, beside server-silent.
import { goalFacts, idsOf } from '../facts/fact-queries.ts'
import { readableStart } from '../facts/identify-protocol.ts'
import { formatTarget } from '../target/target.ts'
import { askedProtocol, failuresOfAsked, foreignBytes } from './conversation-outcome.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const protocolMismatch: Rule = {
  cause: 'protocol-mismatch',
  requires: ['tcp-connect'],
  explainedBy: ['tls-required', 'tls-not-offered'],
  evaluate: (evidence) => [...otherProtocol(evidence), ...websocketWanted(evidence), ...perhapsSpeaksSecond(evidence)].slice(0, 1),
}

function otherProtocol(evidence: Evidence): readonly Finding[] {
  const { target } = evidence
  const foreign = foreignBytes(evidence)
  // A port that several protocols share gives others to a caller who says nothing: only when what was asked has failed does that count.
  if (!foreign || target.scheme === 'tcp' || failuresOfAsked(evidence).length === 0) return []
  const { name } = foreign
  const asked = askedProtocol(evidence)
  if (name === undefined && foreign.fact.kind === 'websocket-upgrade') return []
  return [
    {
      cause: 'protocol-mismatch',
      certainty: 'certain',
      actor: 'you',
      message: name
        ? { id: 'protocol-mismatch.title', params: { port: target.port, spoken: name, asked } }
        : { id: 'protocol-mismatch.unknown.title', params: { port: target.port, asked, start: readableStart(foreign.firstBytes) } },
      remedies: [
        { id: 'protocol-mismatch.remedy.check-port', params: { asked } },
        { id: 'protocol-mismatch.remedy.same-language', params: { asked } },
      ],
      evidence: [foreign.fact.id],
    },
  ]
}

/** RFC 9110 section 15.5.22: 426 names the protocol that the server wants instead. */
function websocketWanted({ target, facts }: Evidence): readonly Finding[] {
  const answers = goalFacts(target, facts).filter(
    (fact) => fact.kind === 'http-exchange' && fact.outcome.status === 'succeeded' && fact.outcome.value.status === 426,
  )
  if (answers.length === 0) return []
  const url = formatTarget({ ...target, scheme: target.scheme === 'https' ? 'wss' : 'ws' })
  return [
    {
      cause: 'protocol-mismatch',
      certainty: 'certain',
      actor: 'you',
      message: { id: 'protocol-mismatch.websocket-wanted.title', params: { port: target.port } },
      remedies: [{ id: 'protocol-mismatch.remedy.use-websocket', params: { url } }],
      evidence: idsOf(answers),
    },
  ]
}

function perhapsSpeaksSecond(evidence: Evidence): readonly Finding[] {
  const { target } = evidence
  const silent = failuresOfAsked(evidence).filter(
    ({ outcome }) => outcome.failure.code === 'no-answer' && outcome.failure.operation !== 'connect',
  )
  if (silent.length === 0 || target.scheme === 'tcp') return []
  return [
    {
      cause: 'protocol-mismatch',
      certainty: 'possible',
      actor: 'server-owner',
      message: { id: 'protocol-mismatch.speaks-second.title', params: { port: target.port, asked: askedProtocol(evidence) } },
      remedies: [{ id: 'protocol-mismatch.remedy.ask-owner', params: { port: target.port } }],
      decidingTest: { id: 'protocol-mismatch.test.ask-owner', params: { port: target.port } },
      evidence: idsOf(silent),
    },
  ]
}
