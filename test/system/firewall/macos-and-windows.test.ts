// The firewalls of Windows and macOS; the texts were written after the documentation of the commands.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseMacosFirewall } from '../../../electron/system/firewall/macos.ts'
import { parseWindowsFirewall, readWindowsFirewall } from '../../../electron/system/firewall/windows.ts'
import type { CommandResult } from '../../../electron/system/run-command.ts'

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/command-output/${name}`, import.meta.url), 'utf8')
const printed = (name: string): CommandResult => ({ status: 'printed', text: fixture(name) })
const inbound = (port: number) => ({ direction: 'inbound', family: 'ipv4', port }) as const

describe('Windows Defender Firewall', () => {
  const on = parseWindowsFirewall(`\uFEFF${fixture('windows/net-firewall.json')}`)

  test('shows the rules that name a port, and promises nothing by them', () => {
    const rule = { backend: 'windows-defender', place: 'Lab range', text: 'Block TCP LocalPort 8000-8100,9000' }
    expect([on.backends, on.judge(inbound(8050)), on.judge(inbound(9000)), on.judge(inbound(8101))]).toEqual([
      [{ backend: 'windows-defender', state: 'on' }],
      { verdict: 'not-known', rules: [rule] },
      { verdict: 'not-known', rules: [rule] },
      { verdict: 'not-known', rules: [] },
    ])
  })

  test('looks at outbound rules by the port of the other side', () => {
    expect(on.judge({ direction: 'outbound', family: 'ipv4', port: 25, address: '203.0.113.9' }).rules).toEqual([
      { backend: 'windows-defender', place: 'No mail', text: 'Block TCP RemotePort 25' },
    ])
  })

  test('that is off in every profile stops nothing', () => {
    const off = parseWindowsFirewall(fixture('windows/net-firewall-off.json'))
    expect([off.backends, off.judge(inbound(80))]).toEqual([
      [{ backend: 'windows-defender', state: 'off' }],
      { verdict: 'allows', rules: [] },
    ])
  })

  test('that may not be read, hangs or prints something else is not known', async () => {
    const answers: readonly CommandResult[] = [
      { status: 'no-permission' },
      { status: 'no-answer' },
      { status: 'printed', text: '<html>' },
      { status: 'printed', text: '{"profiles":[],"rules":[]}' },
    ]
    const { signal } = new AbortController()
    const reads = await Promise.all(answers.map((answer) => readWindowsFirewall(() => Promise.resolve(answer), signal)))
    const unknown = (reason: string) => [[{ backend: 'windows-defender', state: 'not-known', reason }], 'not-known']
    expect(reads.map(({ backends, judge }) => [backends, judge(inbound(80)).verdict])).toEqual([
      unknown('no-permission'),
      unknown('no-answer'),
      unknown('unreadable'),
      unknown('unreadable'),
    ])
  })
})

describe('macOS', () => {
  const [on, off] = [printed('macos/socketfilterfw-on.txt'), printed('macos/socketfilterfw-off.txt')]
  const noPermission: CommandResult = { status: 'no-permission' }

  test('has two firewalls, and rules of pf are shown where they name the port', () => {
    const read = parseMacosFirewall(on, printed('macos/pfctl-info.txt'), printed('macos/pfctl-rules.txt'))
    expect([read.backends, read.judge(inbound(8080)), read.judge(inbound(808))]).toEqual([
      [
        { backend: 'application-firewall', state: 'on' },
        { backend: 'pf', state: 'on' },
      ],
      { verdict: 'not-known', rules: [{ backend: 'pf', place: 'pf', text: 'block drop in quick proto tcp from any to any port = 8080' }] },
      { verdict: 'not-known', rules: [] },
    ])
  })

  test('pf that only root may read is not known, also when the other one is off', () => {
    const read = parseMacosFirewall(off, noPermission, noPermission)
    expect([read.backends, read.judge(inbound(80))]).toEqual([
      [
        { backend: 'application-firewall', state: 'off' },
        { backend: 'pf', state: 'not-known', reason: 'no-permission' },
      ],
      { verdict: 'not-known', rules: [] },
    ])
  })

  test('with both off stops nothing', () => {
    const read = parseMacosFirewall(off, { status: 'printed', text: 'Status: Disabled\n' }, { status: 'printed', text: '' })
    expect(read.judge(inbound(80))).toEqual({ verdict: 'allows', rules: [] })
  })
})
