// The server's own file tells that its firewall stops a port, and which tool rules it: then the advice is that tool's own command.
import { expect, test } from 'vitest'
import { analyze } from '../../shared/analysis/analyze.ts'
import type { FirewallBackend, FirewallVerdict } from '../../shared/facts/firewall.ts'
import type { Evidence } from '../../shared/rules/rule.ts'
import { evidenceOf } from '../scenarios/stories.ts'

/** The story, with a firewall in the server's file. */
function withFirewall(story: string, backend: FirewallBackend, verdict: FirewallVerdict): Evidence {
  const evidence = evidenceOf(story)
  const ports = (['ipv4', 'ipv6'] as const).map((family) => ({ family, port: evidence.target.port, verdict, rules: [] }))
  const firewall = { backends: [{ backend, state: 'on' as const }], ports }
  const facts = evidence.facts.map((fact) =>
    fact.kind === 'server-description' && fact.outcome.status === 'succeeded'
      ? { ...fact, outcome: { ...fact.outcome, value: { ...fact.outcome.value, firewall } } }
      : fact,
  )
  return { ...evidence, facts }
}

function firstOf(evidence: Evidence): readonly (string | undefined)[] {
  const [finding] = analyze(evidence).findings
  return [finding?.certainty, finding?.message.id, finding?.remedies[0]?.id]
}

test('a port that the rules of ufw or firewalld drop is opened with the command of that tool', () => {
  expect([
    firstOf(withFirewall('both-sides-dropped-on-the-way', 'ufw', 'drops')),
    firstOf(withFirewall('both-sides-dropped-by-the-server-itself', 'firewalld', 'drops')),
    firstOf(withFirewall('both-sides-refused-on-the-way', 'ufw', 'rejects')),
  ]).toEqual([
    ['certain', 'firewall-drops.by-its-rules.title', 'server-firewall.remedy.ufw'],
    ['certain', 'firewall-drops.on-the-server.title', 'server-firewall.remedy.firewalld'],
    ['certain', 'firewall-rejects.by-its-rules.title', 'server-firewall.remedy.ufw'],
  ])
})

test('a tool whose rules let the port through is no reason for its command', () => {
  expect([
    firstOf(withFirewall('both-sides-dropped-on-the-way', 'ufw', 'allows')),
    firstOf(withFirewall('both-sides-dropped-by-the-server-itself', 'nftables', 'drops')),
  ]).toEqual([
    ['certain', 'firewall-drops.on-the-way.title', 'firewall-drops.remedy.provider-first'],
    ['certain', 'firewall-drops.on-the-server.title', 'firewall-drops.remedy.on-the-server'],
  ])
})
