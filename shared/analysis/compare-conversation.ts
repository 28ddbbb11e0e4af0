// The rows of the side-by-side view that need a connection: encryption, certificate, protocol, path.
import { about, factsOfKind, failed, goalFacts, idsOf, succeeded } from '../facts/fact-queries.ts'
import { readableStart } from '../facts/identify-protocol.ts'
import type { HttpHead } from '../facts/outcome.ts'
import { saysPlainOnTlsPort } from '../facts/plain-on-tls-port.ts'
import { recognisePeer } from '../facts/recognise-peer.ts'
import type { Message } from '../i18n/message.ts'
import type { ShownCertificate } from '../rules/certificate-facts.ts'
import { outdatedCertificate } from '../rules/certificate-facts.ts'
import { foreignWords } from '../rules/conversation-outcome.ts'
import type { ForeignWords } from '../rules/conversation-outcome.ts'
import type { Evidence } from '../rules/rule.ts'
import { isEncrypted, isWebsocket } from '../target/target.ts'
import type { ComparisonRow } from './comparison-row.ts'

type Offered = Pick<ComparisonRow, 'offered' | 'match'>

const unknown: Offered = { offered: { id: 'row.unknown', params: {} }, match: 'unknown' }
const notReached: Offered = { offered: { id: 'row.not-reached', params: {} }, match: 'unknown' }

/** Compares what was to be said over the connection with what came back. */
export function compareConversation(evidence: Evidence): readonly ComparisonRow[] {
  const { target } = evidence
  return [
    ...(target.scheme === 'tcp' ? [] : [compareEncryption(evidence)]),
    ...(isEncrypted(target.scheme) ? [compareCertificate(evidence)] : []),
    compareProtocol(evidence),
    ...(target.scheme === 'tcp' ? [] : [comparePath(evidence)]),
  ]
}

function compareEncryption({ target, facts }: Evidence): ComparisonRow {
  const handshakes = about(factsOfKind(facts, 'tls-handshake'), 'target')
  const goals = goalFacts(target, facts)
  const plain = about(factsOfKind(facts, 'http-exchange'), 'target').filter(({ input }) => !input.encrypted)
  const evidence = idsOf([...handshakes, ...goals, ...plain])
  const wanted = isEncrypted(target.scheme)
  const attempted: Message = wanted ? { id: 'row.encryption.tls', params: {} } : { id: 'row.encryption.none', params: {} }
  const row = (offered: Offered): ComparisonRow => ({ aspect: 'encryption', attempted, ...offered, evidence })

  const isAlert = handshakes.some(({ outcome }) => outcome.status === 'failed' && outcome.failure.code.startsWith('tls-alert-'))
  const agreed = handshakes.find(({ outcome }) => outcome.status === 'succeeded')
  if (wanted) {
    if (agreed?.outcome.status === 'succeeded') {
      return row({ offered: { id: 'row.encryption.offered', params: { version: agreed.outcome.value.protocolVersion } }, match: 'same' })
    }
    if (isAlert) return row({ offered: { id: 'row.encryption.refused', params: {} }, match: 'different' })
    if (
      handshakes.some(({ outcome }) => outcome.status === 'failed' && outcome.failure.code === 'tls-not-spoken') ||
      (handshakes.some(({ outcome }) => outcome.status === 'failed') &&
        plain.some(({ outcome }) => outcome.status === 'succeeded' && !saysPlainOnTlsPort(outcome.value)))
    ) {
      return row({ offered: { id: 'row.encryption.plain-only', params: {} }, match: 'different' })
    }
    return row(handshakes.length > 0 ? unknown : notReached)
  }
  const saysSo = goals.some(
    ({ kind, outcome }) =>
      (outcome.status === 'failed' && saysPlainOnTlsPort(outcome.failure.received?.http)) ||
      (kind === 'http-exchange' && outcome.status === 'succeeded' && saysPlainOnTlsPort(outcome.value)),
  )
  const worksPlainly = !saysSo && goals.some(({ outcome }) => outcome.status === 'succeeded')
  if ((agreed || isAlert || saysSo) && !worksPlainly)
    return row({ offered: { id: 'row.encryption.offered-unasked', params: {} }, match: 'different' })
  const spokePlainly = goals.some(
    ({ outcome }) => outcome.status === 'succeeded' || (outcome.status === 'failed' && outcome.failure.received !== undefined),
  )
  if (spokePlainly) return row({ offered: { id: 'row.encryption.none', params: {} }, match: 'same' })
  return row(goals.length > 0 ? unknown : notReached)
}

function compareCertificate({ target, facts }: Evidence): ComparisonRow {
  const handshakes = about(factsOfKind(facts, 'tls-handshake'), 'target')
  const base = {
    aspect: 'certificate',
    attempted: { id: 'row.certificate.wanted', params: { host: target.host } },
    evidence: idsOf(handshakes),
  } as const
  const handshake = about(succeeded(facts, 'tls-handshake'), 'target')[0]
  const leaf = handshake?.outcome.value.chain[0]
  if (!handshake || !leaf) return { ...base, ...(handshakes.length > 0 ? unknown : notReached) }
  return { ...base, ...certificateOffered({ handshake, leaf }) }
}

function certificateOffered(shown: ShownCertificate): Offered {
  const { chainProblem, isNameValid } = shown.handshake.outcome.value
  const { subject, issuer } = shown.leaf
  const outdated = outdatedCertificate(shown)
  const validFrom = Date.parse(shown.leaf.validFrom)
  const validTo = Date.parse(outdated.validTo)
  const areDatesReadable = !Number.isNaN(validFrom) && !Number.isNaN(validTo)
  if (chainProblem === undefined && !isNameValid)
    return { offered: { id: 'row.certificate.wrong-name', params: { subject } }, match: 'different' }
  if (chainProblem === undefined && areDatesReadable)
    return { offered: { id: 'row.certificate.good', params: { subject, issuer, validTo } }, match: 'same' }
  if (chainProblem === 'expired' && areDatesReadable)
    return { offered: { id: 'row.certificate.expired', params: { subject: outdated.subject, validTo } }, match: 'different' }
  if (chainProblem === 'not-yet-valid' && areDatesReadable)
    return { offered: { id: 'row.certificate.not-yet-valid', params: { subject, validFrom } }, match: 'different' }
  return { offered: { id: 'row.certificate.untrusted', params: { subject, issuer } }, match: 'different' }
}

function compareProtocol(evidence: Evidence): ComparisonRow {
  const { target, facts } = evidence
  const goals = goalFacts(target, facts)
  const listening = about(factsOfKind(facts, 'first-bytes'), 'target')
  const greeted = about(factsOfKind(facts, 'service-greeting'), 'target')
  const asked = isWebsocket(target.scheme) ? 'WebSocket' : 'HTTP'
  const attempted: Message =
    target.scheme === 'tcp' ? { id: 'row.protocol.any', params: {} } : { id: 'row.protocol.asked', params: { protocol: asked } }
  return {
    aspect: 'protocol',
    attempted,
    ...protocolOffered(evidence, asked),
    evidence: idsOf([...plainAnswersToTls(facts), ...goals, ...listening, ...greeted]),
  }
}

function protocolOffered(evidence: Evidence, asked: string): Offered {
  const { target, facts } = evidence
  const goals = goalFacts(target, facts)
  const foreign = target.scheme === 'tcp' ? undefined : foreignWords(evidence)
  if (foreign?.http && foreign.known) return rowOf(foreign, 'different')
  const listening = about(succeeded(facts, 'first-bytes'), 'target')
  if (target.scheme !== 'tcp' && goals.some(({ outcome }) => outcome.status === 'succeeded')) {
    const upgradeWanted = goals.some(
      ({ kind, outcome }) => kind === 'http-exchange' && outcome.status === 'succeeded' && outcome.value.status === 426,
    )
    if (upgradeWanted) return { offered: { id: 'row.protocol.spoken', params: { protocol: 'WebSocket' } }, match: 'different' }
    return { offered: { id: 'row.protocol.spoken', params: { protocol: asked } }, match: 'same' }
  }
  const failures = goals.flatMap(({ outcome }) => (outcome.status === 'failed' ? [outcome.failure] : []))
  if (goals.map(recognisePeer).some((words) => words?.known?.name === 'Socket.IO'))
    return { offered: { id: 'row.protocol.spoken', params: { protocol: 'Socket.IO' } }, match: 'different' }
  const refused = failures.find(({ code }) => code === 'websocket-refused')
  if (refused)
    return {
      offered: { id: 'row.protocol.http-not-websocket', params: { status: refused.received?.http?.status ?? 0 } },
      match: 'different',
    }
  if (failures.some(({ code }) => code === 'websocket-handshake-invalid'))
    return { offered: { id: 'row.protocol.invalid-websocket', params: {} }, match: 'different' }

  if (foreign) return rowOf(foreign, 'different')
  const greeted = about(succeeded(facts, 'service-greeting'), 'target').filter(
    (fact) => recognisePeer(fact)?.known?.certainty === 'certain',
  )
  const heard = [...goals, ...listening, ...greeted, ...plainAnswersToTls(facts)].map(recognisePeer).find((words) => words && !words.http)
  // A web server whose answer cannot be used speaks what was asked, and not well.
  const isBroken = goals.map(recognisePeer).some((words) => words?.known?.name === 'HTTP')
  if (isBroken && asked === 'HTTP') return { offered: { id: 'row.protocol.broken-http', params: {} }, match: 'different' }
  if (heard) return rowOf(heard, target.scheme === 'tcp' || heard.known?.name === asked ? 'same' : 'different')
  if (
    failures.some(({ code }) => code === 'closed-without-answer' || code === 'connection-reset') ||
    listening.some(({ outcome }) => outcome.value.ended !== 'still-open')
  ) {
    return { offered: { id: 'row.protocol.closes', params: {} }, match: 'different' }
  }
  if (target.scheme === 'tcp' && listening.length > 0) return { offered: { id: 'row.protocol.waits', params: {} }, match: 'same' }
  if (failures.some(({ code }) => code === 'no-answer')) return { offered: { id: 'row.protocol.silent', params: {} }, match: 'unknown' }
  return goals.length > 0 ? unknown : notReached
}

/** Handshakes that were answered in words instead of TLS. */
function plainAnswersToTls(facts: Evidence['facts']) {
  return about(failed(facts, 'tls-handshake', 'tls-not-spoken'), 'target')
}

/** A mere possibility is not named: what was heard says as much. */
function rowOf({ known, firstBytes }: Pick<ForeignWords, 'known' | 'firstBytes'>, match: ComparisonRow['match']): Offered {
  if (known === undefined || known.certainty === 'possible') {
    return { offered: { id: 'row.protocol.unrecognised', params: { start: readableStart(firstBytes) } }, match }
  }
  const id = known.certainty === 'certain' ? 'row.protocol.spoken' : 'row.protocol.likely'
  return { offered: { id, params: { protocol: known.name } }, match }
}

function comparePath({ target, facts }: Evidence): ComparisonRow {
  const goals = goalFacts(target, facts)
  const base = { aspect: 'path', attempted: { id: 'row.path.asked', params: { path: target.path } }, evidence: idsOf(goals) } as const
  const answers = goals.flatMap(({ kind, outcome }): (HttpHead | 'upgraded')[] => {
    if (outcome.status === 'failed') return outcome.failure.received?.http ? [outcome.failure.received.http] : []
    if (outcome.status !== 'succeeded') return []
    return kind === 'http-exchange' ? [outcome.value] : ['upgraded']
  })
  const answer = answers[0]
  if (answer === undefined) return { ...base, ...(goals.length > 0 ? unknown : notReached) }
  if (answer === 'upgraded') return { ...base, offered: { id: 'row.path.accepted', params: {} }, match: 'same' }
  return { ...base, offered: { id: 'row.path.status', params: { status: answer.status } }, match: pathMatch(answer.status, target.scheme) }
}

/** 404, 405 and 410 are about the path; other errors say nothing about it (RFC 9110 section 15.5). */
function pathMatch(status: number, scheme: string): ComparisonRow['match'] {
  if ([404, 405, 410].includes(status)) return 'different'
  if (status < 400 && (scheme === 'http' || scheme === 'https')) return 'same'
  return 'unknown'
}
