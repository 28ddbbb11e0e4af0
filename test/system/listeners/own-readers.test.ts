// Listeners of Windows and macOS by Ponte's own readers; the texts were written after the documentation of the commands.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseHeldSockets, readHeldSockets, withOwners } from '../../../electron/system/listeners/macos-owners.ts'
import { parseWindowsSockets, readWindowsListeners } from '../../../electron/system/listeners/windows.ts'

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/command-output/${name}`, import.meta.url), 'utf8')
const signal = new AbortController().signal

describe('Windows', () => {
  test('tells TCP and UDP with program and process number', () => {
    expect(parseWindowsSockets(`\uFEFF${fixture('windows/get-net-sockets.json')}`)).toEqual({
      listeners: [
        { address: '0.0.0.0', port: 135, process: 'svchost', pid: 1012 },
        { address: '::', port: 445, process: 'System', pid: 4 },
        { address: '127.0.0.1', port: 3306, process: 'mysqld', pid: 7120 },
        { address: 'fe80::1c2d:3e4f:5a6b:7c8d', port: 139, process: 'System', pid: 4 },
        { address: '192.168.1.20', port: 5040, pid: 9916 },
      ],
      udpListeners: [
        { address: '0.0.0.0', port: 500, process: 'svchost', pid: 4312 },
        { address: '::1', port: 1900, process: 'svchost', pid: 5000 },
      ],
    })
  })

  test('that prints something else, or nothing in time, is not taken for a machine without listeners', async () => {
    const texts = ['', 'null', '{}', '{"tcp":null,"udp":[]}', 'Get-NetTCPConnection : Access denied']
    const answers = await Promise.all([
      readWindowsListeners(() => Promise.resolve({ status: 'no-answer' }), signal),
      readWindowsListeners(() => Promise.resolve({ status: 'not-installed' }), signal),
    ])
    expect([...texts.map(parseWindowsSockets), ...answers]).toEqual(Array.from({ length: 7 }, () => undefined))
  })
})

describe('macOS', () => {
  const held = parseHeldSockets(fixture('macos/lsof-F.txt'))

  test('tells who holds what waits, and leaves connections out', () => {
    expect(held).toEqual({
      tcp: [
        { address: '0.0.0.0', port: 7000, process: 'ControlCenter', pid: 612, user: 'maria' },
        { address: '::', port: 7000, process: 'ControlCenter', pid: 612, user: 'maria' },
        { address: '127.0.0.1', port: 9222, process: 'Google Chrome', pid: 733, user: 'maria' },
        { address: '::1', port: 5173, process: 'node', pid: 1204, user: 'root' },
      ],
      udp: [{ address: '0.0.0.0', port: 5353, process: 'Google Chrome', pid: 733, user: 'maria' }],
    })
  })

  test('adds owners to listeners that it knows, and invents none', () => {
    const listeners = [
      { address: '127.0.0.1', port: 9222, process: 'Chrome' },
      { address: '0.0.0.0', port: 22 },
    ]
    expect(withOwners(listeners, held.tcp)).toEqual([
      { address: '127.0.0.1', port: 9222, process: 'Chrome', pid: 733, user: 'maria' },
      { address: '0.0.0.0', port: 22 },
    ])
  })

  test('without lsof says nothing', async () => {
    expect(await readHeldSockets(() => Promise.resolve({ status: 'not-installed' }), signal)).toBeUndefined()
  })

  test('never makes the parser throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^([pcLftPnT][0-9A-Za-z:.*=>-]{0,20}\n){0,40}$/), (text) => {
        parseHeldSockets(text)
      }),
    )
  })
})
