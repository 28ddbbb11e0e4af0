// What the server's own file says about its packet filters: what they do with calls to the asked port, and the tool that rules them.
import type { FirewallVerdict } from '../facts/firewall.ts'
import type { Message } from '../i18n/message.ts'
import { addressFamily } from '../target/ip-address.ts'
import type { Evidence } from './rule.ts'
import { serverFile } from './server-file.ts'

/** What the rules do with calls from other machines to this place; `undefined` where the file does not say. */
export function describedVerdict(
  { address, port }: { readonly address: string; readonly port: number },
  evidence: Evidence,
): FirewallVerdict | undefined {
  const family = addressFamily(address)
  return serverFile(evidence)?.outcome.value.firewall?.ports.find((each) => each.family === family && each.port === port)?.verdict
}

/** The command of the tool that rules the server's firewall, for exactly this port, and how to undo it; none where no such tool is on. */
export function toolRemedies(port: number, evidence: Evidence): readonly Message[] {
  const backends = serverFile(evidence)?.outcome.value.firewall?.backends ?? []
  const isOn = (name: string): boolean => backends.some(({ backend, state }) => backend === name && state === 'on')
  if (isOn('ufw')) return [{ id: 'server-firewall.remedy.ufw', params: { port: String(port) } }]
  if (isOn('firewalld')) return [{ id: 'server-firewall.remedy.firewalld', params: { port: String(port) } }]
  return []
}
