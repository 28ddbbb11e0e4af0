// The wire is silent and the server's own file tells why: who drops is decided where both sides are known. Shared by the rules about silence, so that only
// one of them speaks.
import { idsOf } from '../facts/fact-queries.ts'
import { signsOfLife, silentCodes, withCode } from './connect-outcome.ts'
import type { DescribedPort } from './described-port.ts'
import { describedPort } from './described-port.ts'
import { describedVerdict, toolRemedies } from './described-firewall.ts'
import type { Evidence, Finding } from './rule.ts'

/** What the file says about a port that stayed silent; `undefined` where it says nothing sure, or the port answered in some way. */
function describedSilence(evidence: Evidence): DescribedPort | undefined {
  const described = describedPort(evidence)
  return described && withCode([described.called], ...silentCodes).length > 0 ? described : undefined
}

/** The finding that the calls are dropped, and where, as far as both sides show it. */
export function dropByBothSides(evidence: Evidence): Finding | undefined {
  const described = describedSilence(evidence)
  if (described?.state !== 'takes-calls' && described?.state !== 'dropped-inside') return undefined
  const { called, facts, state } = described
  const alive = signsOfLife(evidence)
  const { address, port } = called.input
  // Its rules for calls from other machines may leave its own calls alone.
  const isByItsRules = state === 'takes-calls' && describedVerdict(called.input, evidence) === 'drops'
  const isInside = state === 'dropped-inside' || isByItsRules
  return {
    cause: 'firewall-drops',
    certainty: isInside || alive.length > 0 ? 'certain' : 'likely',
    actor: 'server-owner',
    message: isByItsRules
      ? { id: 'firewall-drops.by-its-rules.title', params: { address, port } }
      : isInside
        ? { id: 'firewall-drops.on-the-server.title', params: { address, port } }
        : { id: 'firewall-drops.on-the-way.title', params: { address, port } },
    remedies: [
      ...(isInside ? toolRemedies(port, evidence) : []),
      isInside
        ? { id: 'firewall-drops.remedy.on-the-server', params: { port } }
        : { id: 'firewall-drops.remedy.provider-first', params: { port } },
      { id: 'firewall-drops.remedy.open-one-port', params: { port } },
    ],
    ...(isInside || alive.length > 0 ? {} : { decidingTest: { id: 'firewall-drops.test.watch-arrivals', params: { port } } as const }),
    evidence: idsOf([called, ...alive, ...facts]),
  }
}

/** Tells whether the file names another reason for the silence than a firewall: then a firewall need not be there. */
export function isDecidedOtherwise(evidence: Evidence): boolean {
  return describedSilence(evidence)?.state === 'queue-full'
}

/** Tells whether the file decides who is silent, in whatever way. */
export function isSilenceDecided(evidence: Evidence): boolean {
  return dropByBothSides(evidence) !== undefined || isDecidedOtherwise(evidence)
}

/** The full queue that the file shows. */
export function fullQueue(evidence: Evidence): DescribedPort | undefined {
  return isDecidedOtherwise(evidence) ? describedSilence(evidence) : undefined
}
