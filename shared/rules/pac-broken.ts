// Pattern: an automatic proxy script is set, and it cannot be fetched, read, run or understood. Its own failure is certain; what a program does then differs:
// browsers go directly, others give up, so the direct way beside it shows what such a program meets.
// Only likely of one that took too long: a computer that is busy enough makes any script slow.
// One that was looked for and is not there is no fault: most networks offer none.
// Mistaken for: a computer without network or names, which explains it; a script that lives on a machine that is only reachable elsewhere (a company's network).
import type { Fact, FactByKind } from '../facts/fact.ts'
import { factsOfKind, idsOf } from '../facts/fact-queries.ts'
import { settingsInForce } from '../facts/proxy-path.ts'
import { detectingPlaces, isBrokenScript } from '../facts/script-discovery.ts'
import type { FailureCode } from '../facts/outcome.ts'
import type { Message } from '../i18n/message.ts'
import type { Rule } from './rule.ts'

export const pacBroken: Rule = {
  cause: 'pac-broken',
  requires: ['pac-script'],
  explainedBy: ['no-network', 'dns-not-answering'],
  evaluate: ({ facts }) =>
    factsOfKind(facts, 'pac-script')
      .filter(isBrokenScript)
      .map((fact) => ({
        cause: 'pac-broken',
        certainty: fact.outcome.failure.code === 'pac-endless' ? 'likely' : 'certain',
        actor: 'it-department',
        message: messageFor(fact.input.url, fact.outcome.failure.code),
        remedies: [
          { id: 'pac-broken.remedy.tell-it', params: { url: fact.input.url } },
          { id: fact.input.foundBy ? 'pac-broken.remedy.stop-looking' : 'pac-broken.remedy.remove-setting', params: {} },
        ],
        evidence: idsOf([...settingsOf(fact, facts), fact]),
      })),
}

function settingsOf({ input }: FactByKind<'pac-script'>, facts: readonly Fact[]): readonly Fact[] {
  if (input.foundBy) return [...detectingPlaces(facts), ...factsOfKind(facts, 'script-discovery')]
  return settingsInForce(facts).filter(({ outcome }) => outcome.value.pacUrl === input.url)
}

function messageFor(url: string, code: FailureCode): Message {
  switch (code) {
    case 'pac-syntax-error':
    case 'pac-without-function':
    case 'pac-threw':
    case 'answer-too-large':
      return { id: 'pac-broken.faulty.title', params: { url } }
    case 'pac-endless':
    case 'pac-out-of-memory':
      return { id: 'pac-broken.endless.title', params: { url } }
    case 'pac-answer-malformed':
      return { id: 'pac-broken.nonsense.title', params: { url } }
    default:
      return { id: 'pac-broken.title', params: { url } }
  }
}
