// Pattern: not one answer to repeated connects at the asked port, as in firewall-drops, and a hosting panel answers on the same machine: such panels bring
// a firewall along in which every port has to be opened. The panel is recognised by its answer or by the certificate that it made for itself.
// Mistaken for: what firewall-drops is mistaken for; a panel that leaves the firewall alone, behind one that is set elsewhere. So likely.
import type { Fact } from '../facts/fact.ts'
import { factsOfKind, idsOf } from '../facts/fact-queries.ts'
import { panelOfAnswer, panelOfCertificate } from '../networks/hosting-panels.ts'
import { isSilenceDecided } from './drop-by-both-sides.ts'
import { failedConnects, isOwn, silentCodes, withCode } from './connect-outcome.ts'
import { otherPortAnswers } from './other-port-answers.ts'
import type { Evidence, Rule } from './rule.ts'

export const hostingPanelPortClosed: Rule = {
  cause: 'hosting-panel-port-closed',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'private-address-elsewhere', 'no-network', 'proxy-needed', 'behind-cdn'],
  evaluate: (evidence) => {
    // The server's own file says more than whose network it is in.
    if (isSilenceDecided(evidence)) return []
    const { port } = evidence.target
    const silent = withCode(failedConnects(evidence), ...silentCodes).filter((fact) => !isOwn(fact, evidence))
    const found = panels(evidence).find(({ address }) => silent.some(({ input }) => input.address === address))
    if (!found) return []
    const { name: panel, address, port: panelPort } = found
    return [
      {
        cause: 'hosting-panel-port-closed',
        certainty: 'likely',
        actor: 'server-owner',
        message: { id: 'hosting-panel-port-closed.title', params: { address, port, panel, panelPort } },
        remedies: [
          { id: 'hosting-panel-port-closed.remedy.open-in-panel', params: { panel, port } },
          { id: 'hosting-panel-port-closed.remedy.provider-too', params: { port } },
        ],
        decidingTest: { id: 'hosting-panel-port-closed.test.watch-arrivals', params: { panel, port } },
        evidence: idsOf([...silent, found.fact]),
      },
    ]
  },
}

interface FoundPanel {
  readonly fact: Fact
  readonly name: string
  readonly address: string
  readonly port: number
}

function panels(evidence: Evidence): readonly FoundPanel[] {
  const answering = otherPortAnswers(evidence).flatMap(({ fact, address, port, ...head }) => {
    const name = panelOfAnswer(head)
    return name === undefined ? [] : [{ fact, name, address, port }]
  })
  const showing = factsOfKind(evidence.facts, 'tls-handshake').flatMap((fact) => {
    if (fact.input.purpose !== 'other-port' || fact.outcome.status !== 'succeeded') return []
    const name = fact.outcome.value.chain.map(panelOfCertificate).find((each) => each !== undefined)
    return name === undefined ? [] : [{ fact, name, address: fact.input.address, port: fact.input.port }]
  })
  return [...answering, ...showing]
}
