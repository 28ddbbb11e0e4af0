// Pattern: the port speaks, and not what was asked: its words belong to another protocol, an HTTP server says that it wants a WebSocket (426), or that
// it serves Socket.IO where a plain WebSocket was asked.
// Mistaken for: nothing where the words prove their protocol. Some fit several (a count, a line of text): the name is then likely or possible, and the
// question to the owner decides. Unknown bytes are only "something else" (certain that it is not HTTP, unnamed). A Socket.IO server beside the asked
// path is likely the reason, since it drops other paths; the path could also be a mistyped one of another program.
// A port that is silent until the right words are said cannot be told from a server that hangs: possible, beside server-silent.
import { about, goalFacts, idsOf, succeeded } from '../facts/fact-queries.ts'
import { readableStart } from '../facts/identify-protocol.ts'
import { recognisePeer } from '../facts/recognise-peer.ts'
import type { Fact } from '../facts/fact.ts'
import type { ProtocolName } from '../facts/protocol-name.ts'
import type { Message } from '../i18n/message.ts'
import { formatTarget, isWebsocket } from '../target/target.ts'
import { askedProtocol, failedGoals, failuresOfAsked, foreignWords } from './conversation-outcome.ts'
import type { ForeignWords } from './conversation-outcome.ts'
import { describedProgram, isWebProtocol } from './described-program.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const protocolMismatch: Rule = {
  cause: 'protocol-mismatch',
  requires: ['tcp-connect'],
  explainedBy: ['tls-required', 'tls-not-offered'],
  evaluate: (evidence) =>
    [
      ...certainly(otherProtocol(evidence)),
      ...describedProtocol(evidence),
      ...otherProtocol(evidence),
      ...socketIo(evidence),
      ...websocketWanted(evidence),
      ...perhapsSpeaksSecond(evidence),
    ].slice(0, 1),
}

function certainly(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ certainty }) => certainty === 'certain')
}

/** What was asked failed, and the server itself was answered in another protocol at this port (its own file). */
function describedProtocol(evidence: Evidence): readonly Finding[] {
  const { target } = evidence
  const described = describedProgram(evidence)
  const failures = failuresOfAsked(evidence)
  const spoken = described?.listener.speaks
  if (!described || spoken === undefined || failures.length === 0 || target.scheme === 'tcp' || isWebProtocol(spoken)) return []
  const asked = askedProtocol(evidence)
  return [
    {
      cause: 'protocol-mismatch',
      certainty: 'certain',
      actor: 'you',
      message: { id: 'protocol-mismatch.described.title', params: { port: target.port, spoken, asked } },
      remedies: [
        { id: 'protocol-mismatch.remedy.check-port', params: { asked } },
        { id: 'protocol-mismatch.remedy.same-language', params: { asked } },
      ],
      evidence: idsOf([...failures, described.file]),
    },
  ]
}

function otherProtocol(evidence: Evidence): readonly Finding[] {
  const { target } = evidence
  const foreign = foreignWords(evidence)
  if (!foreign || target.scheme === 'tcp' || !isInsteadOfAsked(foreign, evidence)) return []
  const asked = askedProtocol(evidence)
  const isAnswerToUpgrade = foreign.fact.kind === 'websocket-upgrade'
  // Bytes without a name in answer to an upgrade are websocket-answer-not-http.
  if (foreign.known === undefined && isAnswerToUpgrade) return []
  // What a greeting is answered with says nothing about HTTP, unless it bears another name.
  const isProvenForeign = !isAnswerToUpgrade && foreign.fact.kind !== 'service-greeting'
  const { certainty, message, decidingTest } = wordsFor(foreign, { port: target.port, asked, isProvenForeign })
  return [
    {
      cause: 'protocol-mismatch',
      certainty,
      actor: 'you',
      message,
      remedies: [
        { id: 'protocol-mismatch.remedy.check-port', params: { asked } },
        { id: 'protocol-mismatch.remedy.same-language', params: { asked } },
      ],
      ...(decidingTest && { decidingTest }),
      evidence: [foreign.fact.id],
    },
  ]
}

/** Protocols that no usual port sharing (sslh, HAProxy, nginx) puts beside HTTP and TLS. */
const neverShared: readonly ProtocolName[] = [
  ...(['Redis', 'memcached', 'PostgreSQL', 'SQL Server', 'MQTT', 'AMQP', 'beanstalkd', 'Gearman'] as const),
  ...(['FastCGI', 'DNS', 'LDAP', 'SMB', 'SIP', 'RTMP', 'IRC'] as const),
]

/**
 * A port that several protocols share gives others to a caller who says nothing, or nothing that it knows: only when what was asked has failed
 * does that count. What hangs while one that is never shared answers need not be waited for.
 */
function isInsteadOfAsked({ fact, known }: ForeignWords, evidence: Evidence): boolean {
  if (failuresOfAsked(evidence).length > 0 || goalFacts(evidence.target, evidence.facts).includes(fact)) return true
  const isAnswer = fact.kind === 'service-greeting' || fact.kind === 'http-exchange'
  return isAnswer && known?.certainty === 'certain' && neverShared.includes(known.name)
}

/** How sure the name is decides how it is said; that words which nobody asked for are not HTTP is certain without a name. */
function wordsFor(
  { known, firstBytes }: ForeignWords,
  { port, asked, isProvenForeign }: { readonly port: number; readonly asked: string; readonly isProvenForeign: boolean },
): Pick<Finding, 'certainty' | 'message' | 'decidingTest'> {
  const start = readableStart(firstBytes)
  const decidingTest: Message = { id: 'protocol-mismatch.test.ask-owner', params: { port } }
  switch (known?.certainty) {
    case 'certain':
      return { certainty: 'certain', message: { id: 'protocol-mismatch.title', params: { port, spoken: known.name, asked } } }
    case 'likely':
      return {
        certainty: 'likely',
        message: { id: 'protocol-mismatch.likely.title', params: { port, spoken: known.name, asked } },
        decidingTest,
      }
    case 'possible':
      return isProvenForeign
        ? { certainty: 'certain', message: { id: 'protocol-mismatch.lines.title', params: { port, spoken: known.name, asked, start } } }
        : {
            certainty: 'possible',
            message: { id: 'protocol-mismatch.perhaps.title', params: { port, spoken: known.name, asked, start } },
            decidingTest,
          }
    default:
      return { certainty: 'certain', message: { id: 'protocol-mismatch.unknown.title', params: { port, asked, start } } }
  }
}

/** Engine.IO, which carries Socket.IO, has its own path and its own first words. */
function socketIo(evidence: Evidence): readonly Finding[] {
  const { target, facts } = evidence
  const asked = askedProtocol(evidence)
  const goals = goalFacts(target, facts)
  const refusals = isWebsocket(target.scheme) ? failedGoals(evidence) : goals.filter(isRefusedRequest)
  const beside = isWebsocket(target.scheme) ? about(succeeded(facts, 'http-exchange'), 'target').filter(isSocketIo) : []
  const itself = refusals.filter(isSocketIo)
  const isUsable = goals.some((fact) => fact.outcome.status === 'succeeded') && isWebsocket(target.scheme)
  if (isUsable || refusals.length === 0 || (itself.length === 0 && beside.length === 0)) return []
  const transport = isWebsocket(target.scheme) ? 'websocket' : 'polling'
  const url = formatTarget({ ...target, path: `/socket.io/?EIO=4&transport=${transport}` })
  const params = { port: target.port, asked }
  const common = {
    cause: 'protocol-mismatch',
    actor: 'you',
    remedies: [{ id: 'protocol-mismatch.remedy.use-socket-io', params: { url } }],
    evidence: idsOf([...(itself.length > 0 ? itself : refusals), ...beside]),
  } as const
  return itself.length > 0
    ? [{ ...common, certainty: 'certain', message: { id: 'protocol-mismatch.socket-io.title', params } }]
    : [
        {
          ...common,
          certainty: 'likely',
          message: { id: 'protocol-mismatch.socket-io-beside.title', params },
          decidingTest: { id: 'protocol-mismatch.test.try-socket-io', params: { url } },
        },
      ]
}

function isRefusedRequest(fact: Fact): boolean {
  return fact.kind === 'http-exchange' && fact.outcome.status === 'succeeded' && fact.outcome.value.status >= 400
}

function isSocketIo(fact: Fact): boolean {
  return recognisePeer(fact)?.known?.name === 'Socket.IO'
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
    ({ outcome: { failure } }) => failure.code === 'no-answer' && failure.operation !== 'connect' && failure.received === undefined,
  )
  if (silent.length === 0 || target.scheme === 'tcp') return []
  // The server's own file has heard it speak what the web speaks.
  const spoken = describedProgram(evidence)?.listener.speaks
  if (spoken !== undefined && isWebProtocol(spoken)) return []
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
