// Pattern: somebody answers where nobody can: at an address that nobody has, at a port that nobody uses, for a name that cannot exist; or the name leads
// into 198.18.0.0/15, the range from which proxy software takes made-up addresses (evidence 3.8); or a forward proxy that nobody asked writes the answer;
// or the authority behind the target's certificate also signs one for a name that cannot exist.
// Mistaken for: a machine that accepts every port (a tarpit, an all-ports forward), hence only likely for the port alone; a network that answers for every
// name (search pages of providers), hence only possible for the name alone; the same program as a reverse proxy in front of the server, hence only
// possible for its error pages; a server that makes certificates by an authority of its own for every name that is asked for, hence only possible unless
// a known product signs, or an authority that this computer has been made to trust. An answer from nobody's address is certain, unless somebody has given it to
// a machine of this computer's own network.
import { answeringProxy } from '../facts/answering-proxy.ts'
import { impossibleName, nobodysAddress } from '../facts/canary-places.ts'
import type { Fact } from '../facts/fact.ts'
import { about, factsOfKind, idsOf, succeeded, targetAddresses } from '../facts/fact-queries.ts'
import { mayIntercept, softwareName, softwareOfIssuer } from '../facts/proxy-software.ts'
import type { Message } from '../i18n/message.ts'
import { addressReach } from '../target/ip-address.ts'
import type { Certainty } from './cause.ts'
import { targetAnswers } from './http-error.ts'
import { isOnOwnNetwork } from './private-address-elsewhere.ts'
import type { Evidence, Rule } from './rule.ts'

export const trafficIntercepted: Rule = {
  cause: 'traffic-intercepted',
  requires: [],
  explainedBy: [],
  evaluate: (evidence) => {
    const sign = strongestSign(evidence)
    if (!sign) return []
    return [
      {
        cause: 'traffic-intercepted',
        certainty: sign.certainty,
        actor: 'you',
        message: sign.message,
        remedies: [
          ...pauseKnown(evidence),
          { id: 'traffic-intercepted.remedy.pause-software', params: {} },
          { id: 'traffic-intercepted.remedy.ask-it', params: {} },
        ],
        ...(sign.certainty === 'certain' ? {} : { decidingTest: sign.decidingTest ?? pauseAndRepeat }),
        evidence: idsOf(sign.facts),
      },
    ]
  },
}

const pauseAndRepeat = { id: 'traffic-intercepted.test.pause-and-repeat', params: {} } as const

/** Software that runs here and can do this. That it does is not known: pausing it shows. */
function pauseKnown({ facts }: Evidence): readonly Message[] {
  const running = succeeded(facts, 'proxy-software').flatMap(({ outcome }) => outcome.value.running.map(({ software }) => software))
  return [...new Set(running)]
    .filter(mayIntercept)
    .slice(0, mostPaused)
    .flatMap((software): readonly Message[] => [
      { id: 'traffic-intercepted.remedy.runs-here', params: { name: softwareName(software) } },
      { id: `software.${software}.pause`, params: {} },
    ])
}

/** Nobody pauses more than these one after the other by reading a list. */
const mostPaused = 3

interface Sign {
  readonly certainty: Certainty
  readonly decidingTest?: Message
  readonly message:
    | { readonly id: 'traffic-intercepted.title'; readonly params: Readonly<Record<never, never>> }
    | { readonly id: 'traffic-intercepted.fake-address.title'; readonly params: { readonly host: string; readonly address: string } }
    | { readonly id: 'traffic-intercepted.forged.title'; readonly params: { readonly issuer: string; readonly name: string } }
    | { readonly id: 'traffic-intercepted.proxy-answers.title'; readonly params: { readonly program: string } }
  readonly facts: readonly Fact[]
}

function strongestSign(evidence: Evidence): Sign | undefined {
  const { target, facts } = evidence
  const isSomebodys = (address: string): boolean => nobodysAddresses.includes(address) && isOnOwnNetwork(address, evidence)
  const answered = succeeded(facts, 'tcp-connect').filter(({ input }) => input.purpose === 'canary' && !isSomebodys(input.address))
  const title = { id: 'traffic-intercepted.title', params: {} } as const
  const fromNobody = answered.filter(({ input }) => nobodysAddresses.includes(input.address))
  const isOwnNetworkKnown = succeeded(facts, 'network-interfaces').length > 0
  if (fromNobody.length > 0) return { certainty: isOwnNetworkKnown ? 'certain' : 'likely', message: title, facts: fromNobody }

  const madeUp = targetAddresses(target, facts).find((address) => addressReach(address) === 'fake-ip')
  if (madeUp !== undefined) {
    const lookups = factsOfKind(facts, 'system-lookup').filter(({ input }) => input.purpose === 'target')
    return {
      certainty: 'likely',
      message: { id: 'traffic-intercepted.fake-address.title', params: { host: target.host, address: madeUp } },
      facts: lookups,
    }
  }
  if (answered.length > 0) return { certainty: 'likely', message: title, facts: answered }

  const forged = forgedFor(evidence)
  if (forged) return forged

  const answers = targetAnswers(evidence).filter((answer) => answeringProxy(answer) !== undefined)
  const program = answers[0] && answeringProxy(answers[0])
  if (program !== undefined) {
    return {
      certainty: 'possible',
      message: { id: 'traffic-intercepted.proxy-answers.title', params: { program } },
      decidingTest: { id: 'traffic-intercepted.test.other-network', params: {} },
      facts: answers,
    }
  }

  const impossible = succeeded(facts, 'system-lookup').filter(
    ({ input, outcome }) => input.purpose === 'canary' && outcome.value.addresses.length > 0,
  )
  return impossible.length > 0 ? { certainty: 'possible', message: title, facts: impossible } : undefined
}

/** No public authority signs for a name below `.invalid` (Baseline Requirements, section 4.2.2), so the one that does is on this computer or its network. */
function forgedFor({ facts }: Evidence): Sign | undefined {
  const [own] = about(succeeded(facts, 'tls-handshake'), 'target')
  const forged = about(succeeded(facts, 'tls-handshake'), 'canary').find(({ outcome }) => outcome.value.isNameValid)
  const issuer = forged?.outcome.value.chain[0]?.issuer
  if (!own || !forged || issuer === undefined || issuer !== own.outcome.value.chain[0]?.issuer) return undefined
  const isTrustedHere = forged.outcome.value.chainProblem === undefined
  return {
    certainty: isTrustedHere || softwareOfIssuer(issuer) !== undefined ? 'likely' : 'possible',
    message: { id: 'traffic-intercepted.forged.title', params: { issuer, name: impossibleName } },
    decidingTest: { id: 'certificate-intercepted.test.other-site', params: { issuer } },
    facts: [own, forged],
  }
}

const nobodysAddresses: readonly string[] = Object.values(nobodysAddress)
