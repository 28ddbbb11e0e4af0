// Pattern: the alert protocol_version (RFC 8446 section 6.2): the two sides share no version of TLS. Certain.
// A handshake_failure that is the server's first word means that it found nothing to choose from: likely, since some servers say it, too, when they have
// no certificate for the name. Where it is not known what came before, a client certificate may be wanted as well: possible, beside that cause.
import { idsOf } from '../facts/fact-queries.ts'
import type { Message } from '../i18n/message.ts'
import { failedHandshakes } from './conversation-outcome.ts'
import type { Evidence, Rule } from './rule.ts'
import { refusedByServer } from './tls-refusal.ts'

const askOwner: Message = { id: 'tls-version-mismatch.test.ask-owner', params: {} }

/** The owner sees at once whether the server knows the name. */
function askForName({ target }: Evidence): Message {
  return { id: 'tls-version-mismatch.test.settings-or-name', params: { host: target.host } }
}

export const tlsVersionMismatch: Rule = {
  cause: 'tls-version-mismatch',
  requires: ['tls-handshake'],
  explainedBy: [],
  evaluate: (evidence) => {
    const handshakes = failedHandshakes(evidence)
    const version = handshakes.filter(({ outcome }) => outcome.failure.code === 'tls-alert-protocol-version')
    const settings = handshakes.filter(
      ({ outcome: { failure } }) => failure.code === 'tls-alert-handshake-failure' && refusedByServer(failure) !== 'certificate',
    )
    const isFirstWord = settings.length > 0 && settings.every(({ outcome }) => refusedByServer(outcome.failure) === 'settings')
    const telling = version.length > 0 ? version : settings
    if (telling.length === 0) return []
    return [
      {
        cause: 'tls-version-mismatch',
        certainty: version.length > 0 ? 'certain' : isFirstWord ? 'likely' : 'possible',
        actor: 'server-owner',
        message:
          version.length > 0
            ? { id: 'tls-version-mismatch.title', params: { port: evidence.target.port } }
            : { id: 'tls-version-mismatch.settings.title', params: { port: evidence.target.port } },
        remedies: [{ id: 'tls-version-mismatch.remedy.enable-current-tls', params: {} }],
        ...(version.length > 0 ? {} : { decidingTest: isFirstWord ? askForName(evidence) : askOwner }),
        evidence: idsOf(telling),
      },
    ]
  },
}
