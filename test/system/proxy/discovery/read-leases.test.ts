// What DHCP named as the address of a proxy script, as systems keep it; whoever runs a network wrote it.
import { expect, test } from 'vitest'
import { parseMacosPacket, readMacosLease } from '../../../../electron/system/proxy/discovery/macos-lease.ts'
import { parseNetworkManager, readNetworkManager } from '../../../../electron/system/proxy/discovery/nmcli.ts'
import { parseNetworkdLease } from '../../../../electron/system/proxy/discovery/networkd-lease.ts'
import { readScriptAddress } from '../../../../electron/system/proxy/discovery/script-address.ts'
import type { RunCommand } from '../../../../electron/system/run-command.ts'
import { readOutput } from '../../../fixtures/read-output.ts'

const { signal } = new AbortController()
const printing =
  (texts: Readonly<Record<string, string>>): RunCommand =>
  (command) => {
    const text = texts[command]
    return Promise.resolve(text === undefined ? { status: 'not-installed' } : { status: 'printed', text })
  }

test('NetworkManager, systemd-networkd and macOS tell the address that DHCP named', () => {
  expect([
    parseNetworkManager(readOutput('linux/nmcli-dhcp4-wpad.txt')),
    parseNetworkManager(readOutput('linux/nmcli-dhcp4-none.txt')),
    parseNetworkdLease(readOutput('linux/networkd-lease-wpad.txt')),
    parseNetworkdLease('ADDRESS=192.168.1.20\n'),
    parseMacosPacket(readOutput('macos/ipconfig-getpacket-wpad.txt')),
    parseMacosPacket(readOutput('macos/ipconfig-getpacket-none.txt')),
  ]).toEqual([
    ['http://proxy.corp.example.com:8080/wpad.dat'],
    [],
    'http://proxy.corp.example.com/wpad.dat',
    undefined,
    ['http://proxy.corp.example.com/wpad.dat'],
    [],
  ])
})

test('On macOS an answer that cannot be read is not known; without NetworkManager nothing is kept by it', async () => {
  const route = readOutput('macos/route-default-wifi.txt')
  const packet = readOutput('macos/ipconfig-getpacket-wpad.txt')
  expect([
    await readMacosLease(printing({ '/sbin/route': route, '/usr/sbin/ipconfig': packet }), signal),
    await readMacosLease(printing({ '/sbin/route': route, '/usr/sbin/ipconfig': '' }), signal),
    await readMacosLease(printing({ '/sbin/route': route }), signal),
    await readMacosLease(printing({}), signal),
    await readNetworkManager(printing({}), signal),
  ]).toEqual([['http://proxy.corp.example.com/wpad.dat'], undefined, undefined, undefined, []])
})

test('An address of DHCP is one of the web, without a login and what servers put behind it, or none', () => {
  expect(
    [
      'http://wpad.example.com/wpad.dat\0',
      'https://wpad.example.com/proxy.pac\r\n',
      'http://person:secret@wpad.example.com/wpad.dat',
      'file:///etc/passwd',
      'data:text/plain,function FindProxyForURL() {}',
      'wpad.example.com',
      '',
      '\0'.repeat(2000),
    ].map(readScriptAddress),
  ).toEqual([
    'http://wpad.example.com/wpad.dat',
    'https://wpad.example.com/proxy.pac',
    'http://wpad.example.com/wpad.dat',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
