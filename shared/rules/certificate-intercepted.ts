// Pattern: the chain is not trusted, and its issuer is named like a product that opens encrypted connections to look into them.
// Mistaken for: a certificate that somebody named like that by hand; so likely. A chain that is trusted is no fault and is not judged here.
import { softwareOfIssuer } from '../facts/proxy-software.ts'
import type { Message } from '../i18n/message.ts'
import { withChainProblem } from './certificate-facts.ts'
import type { Rule } from './rule.ts'

/** Names that these products write into the authorities they install; matched in the issuer of the leaf. Sources: the vendors' own manuals. */
const interceptors =
  /Fiddler|Charles Proxy|mitmproxy|Proxyman|HTTP Toolkit|Burp|PortSwigger|Zscaler|Netskope|Cisco Umbrella|Fortinet|FortiGate|Sophos|Palo Alto|Check Point|Blue Coat|Symantec Web|Barracuda|WatchGuard|SonicWall|Kaspersky|ESET SSL|Avast|AVG Web|Bitdefender|Dr\.Web|AdGuard|NetFilter|Norton Web/i

export const certificateIntercepted: Rule = {
  cause: 'certificate-intercepted',
  requires: ['tls-handshake'],
  explainedBy: [],
  evaluate: (evidence) => {
    const shown = withChainProblem(evidence, 'issuer-unknown', 'self-signed-root', 'other')
    if (!shown || !interceptors.test(shown.leaf.issuer)) return []
    return [
      {
        cause: 'certificate-intercepted',
        certainty: 'likely',
        actor: 'you',
        message: { id: 'certificate-intercepted.title', params: { issuer: shown.leaf.issuer } },
        remedies: [
          { id: 'certificate-intercepted.remedy.exclude-server', params: { host: evidence.target.host } },
          ...pauseOf(shown.leaf.issuer),
          { id: 'certificate-intercepted.remedy.ask-it', params: { issuer: shown.leaf.issuer } },
        ],
        decidingTest: { id: 'certificate-intercepted.test.other-site', params: { issuer: shown.leaf.issuer } },
        evidence: [shown.handshake.id],
      },
    ]
  },
}

/** How to pause the product, where it is one that runs on people's computers. */
function pauseOf(issuer: string): readonly Message[] {
  const software = softwareOfIssuer(issuer)
  return software ? [{ id: `software.${software}.pause`, params: {} }] : []
}
