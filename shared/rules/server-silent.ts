// Pattern: the connection is accepted, the request is sent, and not one byte comes, whichever way the port is spoken to; or an answer begins and stops.
// Mistaken for: a port that speaks another protocol and waits for the right words; a stuck program; large packets lost on the way. So likely.
// On this computer a program that listens and does not even accept is stuck: its queue is full. On another machine that answers elsewhere a full queue
// looks like a firewall that drops (evidence 3.4): possible, beside firewall-drops. Certain where the server's own file shows the full queue, or how the
// program met the server's own calls: with the same silence, whatever it waits for, or with a certificate that does not arrive here.
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import { failedConnects, isOwn, signsOfLife, silentCodes, withCode } from './connect-outcome.ts'
import { describedPort } from './described-port.ts'
import type { DescribedPort } from './described-port.ts'
import { describedProgram } from './described-program.ts'
import { dropByBothSides, fullQueue } from './drop-by-both-sides.ts'
import { askedProtocol, failuresOfAsked } from './conversation-outcome.ts'
import type { FailedFact } from './conversation-outcome.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const serverSilent: Rule = {
  cause: 'server-silent',
  requires: ['tcp-connect'],
  explainedBy: ['tls-required', 'tls-not-offered', 'protocol-mismatch', 'proxy-needed', 'behind-cdn', 'local-firewall-blocks'],
  evaluate: (evidence) => [...afterRequest(evidence), ...queueFull(evidence), ...queueFullElsewhere(evidence)],
}

function afterRequest(evidence: Evidence): readonly Finding[] {
  const { target } = evidence
  const silent = failuresOfAsked(evidence).filter(
    ({ outcome }) => outcome.failure.code === 'no-answer' && outcome.failure.operation !== 'connect',
  )
  if (silent.length === 0 || target.scheme === 'tcp') return []
  const decided = byBothSides(silent, evidence)
  if (decided) return [decided]
  return [
    {
      cause: 'server-silent',
      certainty: 'likely',
      actor: 'server-owner',
      message: silent.some(({ outcome }) => outcome.failure.received !== undefined)
        ? { id: 'server-silent.mid-answer.title', params: { port: target.port } }
        : { id: 'server-silent.title', params: { port: target.port, asked: askedProtocol(evidence) } },
      remedies: [
        { id: 'server-silent.remedy.restart-program', params: { port: target.port } },
        { id: 'server-silent.remedy.check-protocol', params: { asked: askedProtocol(evidence) } },
      ],
      decidingTest: { id: 'server-silent.test.from-server', params: { port: target.port } },
      evidence: idsOf(silent),
    },
  ]
}

/** The program is as silent towards the server itself; or it showed a certificate there, while the handshake from here got not one byte. */
function byBothSides(silent: readonly FailedFact[], evidence: Evidence): Finding | undefined {
  const { port } = evidence.target
  const described = describedProgram(evidence)
  if (!described || silent.some(({ outcome }) => outcome.failure.received !== undefined)) return undefined
  const { listener, file } = described
  const isSilentThere = listener.whenSpokenTo === 'silent'
  // One page of a program may hang where another does not; nobody is shown a certificate by a program that hangs.
  const isAnswerLost = listener.certificate !== undefined && silent.every(({ kind }) => kind === 'tls-handshake')
  if (!isSilentThere && !isAnswerLost) return undefined
  return {
    cause: 'server-silent',
    certainty: 'certain',
    actor: 'server-owner',
    message: { id: isSilentThere ? 'server-silent.inside-too.title' : 'server-silent.answers-inside.title', params: { port } },
    remedies: isSilentThere
      ? [
          { id: 'server-silent.remedy.restart-program', params: { port } },
          { id: 'server-silent.remedy.check-protocol', params: { asked: askedProtocol(evidence) } },
        ]
      : [
          { id: 'server-silent.remedy.look-between', params: {} },
          { id: 'server-silent.remedy.restart-program', params: { port } },
        ],
    evidence: idsOf([...silent, file]),
  }
}

function queueFull(evidence: Evidence): readonly Finding[] {
  const { target, facts } = evidence
  const silent = withCode(failedConnects(evidence), ...silentCodes).filter((fact) => isOwn(fact, evidence))
  const read = succeeded(facts, 'listeners').filter(({ outcome }) => outcome.value.listeners.some(({ port }) => port === target.port))
  if (silent.length === 0 || read.length === 0) return []
  return [
    {
      cause: 'server-silent',
      certainty: 'likely',
      actor: 'server-owner',
      message: { id: 'server-silent.queue-full.title', params: { port: target.port } },
      remedies: [{ id: 'server-silent.remedy.restart-program', params: { port: target.port } }],
      decidingTest: { id: 'server-silent.test.from-server', params: { port: target.port } },
      evidence: idsOf([...silent, ...read]),
    },
  ]
}

function queueFullElsewhere(evidence: Evidence): readonly Finding[] {
  const { port } = evidence.target
  const silent = withCode(failedConnects(evidence), ...silentCodes).filter((fact) => !isOwn(fact, evidence))
  const full = fullQueue(evidence)
  if (full) return [queueFullByFile(full)]
  // Where nothing listens at the called address there is no queue.
  if (dropByBothSides(evidence) || (describedPort(evidence)?.state ?? 'unclear') !== 'unclear') return []
  const alive = signsOfLife(evidence)
  if (silent.length === 0 || alive.length === 0) return []
  return [
    {
      cause: 'server-silent',
      certainty: 'possible',
      actor: 'server-owner',
      message: { id: 'server-silent.queue-full-elsewhere.title', params: { port } },
      remedies: [{ id: 'server-silent.remedy.restart-program', params: { port } }],
      decidingTest: { id: 'server-silent.test.from-server', params: { port } },
      evidence: idsOf([...silent, ...alive]),
    },
  ]
}

function queueFullByFile({ called, facts }: DescribedPort): Finding {
  const { port } = called.input
  return {
    cause: 'server-silent',
    certainty: 'certain',
    actor: 'server-owner',
    message: { id: 'server-silent.queue-full-described.title', params: { port } },
    remedies: [{ id: 'server-silent.remedy.restart-program', params: { port } }],
    evidence: idsOf([called, ...facts]),
  }
}
