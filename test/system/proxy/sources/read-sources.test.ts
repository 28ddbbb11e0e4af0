// Reading the places where a proxy can be set: what is not known stays so, and whose settings are in force.
import { readOutput } from '../../../fixtures/read-output.ts'
import { expect, test } from 'vitest'
import { readGnome } from '../../../../electron/system/proxy/sources/gnome.ts'
import { readMacos } from '../../../../electron/system/proxy/sources/macos.ts'
import { chooseFrom } from '../../../../electron/system/proxy/sources/proxy-settings.ts'
import { readConnections, readWindows, readWinhttp } from '../../../../electron/system/proxy/sources/windows.ts'
import type { CommandResult, RunCommand } from '../../../../electron/system/run-command.ts'
import type { Target } from '../../../../shared/target/target.ts'

const output = (file: string): CommandResult => ({
  status: 'printed',
  text: readOutput(file),
})
const answering =
  (result: CommandResult): RunCommand =>
  () =>
    Promise.resolve(result)
const windowsWith =
  (policies: CommandResult, person: CommandResult, machine: CommandResult): RunCommand =>
  (_command, [, key = '']) =>
    Promise.resolve(key.includes('Policies') ? policies : key.startsWith('HKLM') ? machine : person)
const { signal } = new AbortController()
const page: Target = { scheme: 'https', host: 'www.example.com', port: 443, path: '/', input: '' }
const unreadable = { status: 'failed', failure: { code: 'unreadable', operation: 'parse', raw: '', synchronous: false } }

/** What a program that follows the place does for the page, where that is known. */
async function choiceOf(read: typeof readGnome, run: RunCommand): Promise<unknown> {
  const settings = await read(run, signal)
  return settings.status === 'succeeded' ? chooseFrom(settings.value, page) : settings
}

test.each([
  ['nothing at all', ''],
  ['words of another program', 'Welcome!\nmode none\n'],
])('Output with %s is not known, never "no proxy"', async (_name, text) => {
  const run = answering({ status: 'printed', text })
  expect([await choiceOf(readGnome, run), await choiceOf(readMacos, run), await choiceOf(readWindows, run)]).toEqual([
    unreadable,
    unreadable,
    unreadable,
  ])
})

test('A system without the programs of GNOME has no settings of GNOME; a fault of the command is not known', async () => {
  expect([
    await choiceOf(readGnome, answering({ status: 'failed', raw: 'No schemas installed\n' })),
    await choiceOf(readGnome, answering({ status: 'failed', raw: 'No such schema ?org.gnome.system.proxy?\n' })),
    await choiceOf(readGnome, answering({ status: 'failed', raw: 'Trace/breakpoint trap' })),
    await choiceOf(readGnome, answering({ status: 'not-installed' })),
  ]).toEqual([
    { status: 'not-run', reason: 'unsupported-here' },
    { status: 'not-run', reason: 'unsupported-here' },
    { status: 'failed', failure: { code: 'unreadable', operation: 'read', raw: 'Trace/breakpoint trap', synchronous: false } },
    { status: 'not-run', reason: 'unsupported-here' },
  ])
})

test("Windows follows the machine's settings where a policy says so, and is not known without the policies", async () => {
  const person = output('windows/reg-proxy-off.txt')
  const machine = output('windows/reg-proxy-machine.txt')
  const isForbidden: CommandResult = { status: 'no-permission' }
  expect([
    await choiceOf(readWindows, windowsWith(output('windows/reg-policies-per-machine.txt'), person, machine)),
    await choiceOf(readWindows, windowsWith(output('windows/reg-policies-none.txt'), person, machine)),
    await choiceOf(readWindows, windowsWith(isForbidden, person, machine)),
  ]).toEqual([
    { choice: 'proxy', proxy: { scheme: 'http', host: 'proxy.example.com', port: 3128 }, setting: 'ProxyServer', isException: false },
    { choice: 'direct', isException: false },
    { status: 'not-run', reason: 'no-permission' },
  ])
})

test.each(['localhost', 'app.localhost', '127.0.0.1', '127.8.8.8', '::1'])(
  'No setting leads a call of this computer (%s) to a proxy',
  async (host) => {
    const settings = await readWindows(
      windowsWith(output('windows/reg-policies-per-machine.txt'), { status: 'not-installed' }, output('windows/reg-proxy-machine.txt')),
      signal,
    )
    expect(settings.status === 'succeeded' ? chooseFrom(settings.value, { ...page, host }) : settings).toEqual({
      choice: 'direct',
      isException: false,
    })
  },
)

test('Where reg is forbidden PowerShell is asked, and what it does not tell stays not known', async () => {
  const forbidden: CommandResult = { status: 'failed', raw: 'ERROR: Registry editing has been disabled by your administrator.' }
  const powershell =
    (policy: string, values: string): RunCommand =>
    (command, args) =>
      Promise.resolve(
        command === 'reg.exe' ? forbidden : { status: 'printed', text: String(args.at(-1)).includes('Policies') ? policy : values },
      )
  const one = readOutput('windows/powershell-proxy-one.json.txt')
  const kept = { status: 'failed', failure: { code: 'unreadable', operation: 'read', raw: forbidden.raw, synchronous: false } }
  expect([
    await choiceOf(readWindows, powershell('policy=\r\n', one)),
    await choiceOf(readWindows, powershell('policy=0\r\n', one)),
    await choiceOf(readWindows, powershell('', one)),
    await choiceOf(readWindows, powershell('policy=1\r\n', 'Access denied')),
    await choiceOf(readWindows, powershell('policy=\r\n', '[1]')),
  ]).toEqual([
    ...Array.from({ length: 2 }, () => ({
      choice: 'proxy',
      proxy: { scheme: 'http', host: '127.0.0.1', port: 7890 },
      setting: 'ProxyServer',
      isException: false,
    })),
    kept,
    kept,
    kept,
  ])
})

test('Windows that never had a proxy for services, and one without other connections, are told apart from unreadable bytes', async () => {
  expect([
    await choiceOf(readWinhttp, answering(output('windows/reg-winhttp-none.txt'))),
    await choiceOf(readWinhttp, answering(output('windows/reg-winhttp-cut.txt'))),
    await choiceOf(readConnections, answering(output('windows/reg-proxy-auto-detect.txt'))),
    await choiceOf(readConnections, answering(output('windows/reg-connection-vpn.txt'))),
  ]).toEqual([
    { choice: 'direct', isException: false },
    unreadable,
    { status: 'not-run', reason: 'unsupported-here' },
    {
      choice: 'proxy',
      proxy: { scheme: 'http', host: 'proxy.example.com', port: 3128 },
      setting: 'VPN do escritório',
      isException: false,
    },
  ])
})
