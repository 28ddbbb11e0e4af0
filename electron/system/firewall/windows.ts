// Windows Defender Firewall, through PowerShell as JSON: whether its profiles are on, and its enabled rules for TCP with their ports
// (NetSecurity module of Windows 8 and later). A rule may hold for one program, address or profile only, which is not looked at: what it does is
// shown, and a verdict is given only where no rule has a say.
import * as v from 'valibot'
import type { FirewallRule, FirewallState } from '../../../shared/facts/firewall.ts'
import { clipText } from '../../probes/clip-text.ts'
import type { RunCommand } from '../run-command.ts'
import { notKnown, unreadState } from './read-firewall.ts'
import type { ReadFirewall } from './read-firewall.ts'
import type { Packet } from './rule-set.ts'
import { parseJson } from '../../../shared/facts/parse-json.ts'

/** Enumerations as their numbers, so that no language plays a part: Direction 1 in, 2 out; Action 2 allow, 4 block; Enabled 1 true. */
const script = [
  '$p = Get-NetFirewallProfile | Select-Object Name,@{n="Enabled";e={[int]$_.Enabled}},@{n="In";e={[int]$_.DefaultInboundAction}},@{n="Out";e={[int]$_.DefaultOutboundAction}}',
  '$f = @{}; Get-NetFirewallPortFilter -Protocol TCP | ForEach-Object { $f[$_.InstanceID] = $_ }',
  '$r = Get-NetFirewallRule -Enabled True | Where-Object { $f.ContainsKey($_.InstanceID) } | Select-Object -First 5000 DisplayName,@{n="Direction";e={[int]$_.Direction}},@{n="Action";e={[int]$_.Action}},@{n="Local";e={@($f[$_.InstanceID].LocalPort)}},@{n="Remote";e={@($f[$_.InstanceID].RemotePort)}}',
  '@{profiles=@($p);rules=@($r)} | ConvertTo-Json -Depth 4 -Compress',
].join('; ')

const ports = v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String)))
const documentSchema = v.object({
  // A machine has three; none at all is no firewall that is off.
  profiles: v.pipe(v.array(v.object({ Name: v.string(), Enabled: v.number(), In: v.number(), Out: v.number() })), v.minLength(1)),
  rules: v.array(v.object({ DisplayName: v.nullable(v.string()), Direction: v.number(), Action: v.number(), Local: ports, Remote: ports })),
})

/** Asks PowerShell. */
export async function readWindowsFirewall(run: RunCommand, signal: AbortSignal): Promise<ReadFirewall> {
  const result = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], signal)
  if (result.status === 'printed') return parseWindowsFirewall(result.text)
  return { backends: [unreadState('windows-defender', result)].filter((state) => state !== undefined), judge: () => notKnown }
}

/** Reads what the script printed. */
export function parseWindowsFirewall(text: string): ReadFirewall {
  const document = v.safeParse(documentSchema, parseJson(text))
  if (!document.success)
    return { backends: [{ backend: 'windows-defender', state: 'not-known', reason: 'unreadable' }], judge: () => notKnown }
  const { profiles, rules } = document.output
  const isOff = profiles.every(({ Enabled }) => Enabled === 0)
  const state: FirewallState = { backend: 'windows-defender', state: isOff ? 'off' : 'on' }
  return {
    backends: [state],
    judge: (packet) => {
      if (isOff) return { verdict: 'allows', rules: [] }
      const said = rules.filter((rule) => touches(rule, packet)).slice(0, 8)
      return { verdict: 'not-known', rules: said.map(shownRule) }
    },
  }
}

type WindowsRule = v.InferOutput<typeof documentSchema>['rules'][number]

function touches({ Direction, Local, Remote }: WindowsRule, { direction, port }: Packet): boolean {
  if (Direction !== (direction === 'inbound' ? 1 : 2) || port === undefined) return false
  return (direction === 'inbound' ? Local : Remote).some((text) => {
    const [, from = '', to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? []
    return from !== '' && Number(from) <= port && port <= Number(to)
  })
}

function shownRule({ DisplayName, Action, Local, Remote, Direction }: WindowsRule): FirewallRule {
  const action = Action === 4 ? 'Block' : 'Allow'
  const where = Direction === 1 ? `LocalPort ${Local.join(',')}` : `RemotePort ${Remote.join(',')}`
  return { backend: 'windows-defender', place: clipText(DisplayName ?? '', 200), text: clipText(`${action} TCP ${where}`, 300) }
}
