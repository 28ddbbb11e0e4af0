// What known software is recognised by, and that others are not taken for it.
import { expect, test } from 'vitest'
import {
  isTunnelName,
  possibleMakers,
  softwareIds,
  softwareName,
  softwareOfInterface,
  softwareOfIssuer,
  softwareOfProcess,
} from '../../shared/facts/proxy-software.ts'

test.each([
  ['mihomo', 'clash'],
  ['verge-mihomo.exe', 'clash'],
  ['Clash for Windows.exe', 'clash'],
  ['clash-linux-amd64', 'clash'],
  ['mihomo-darwin-arm64', 'clash'],
  ['ClashX Pro', 'clash'],
  ['sing-box', 'sing-box'],
  ['ZSATunnel.exe', 'zscaler'],
  ['vpnagentd', 'cisco'],
  ['Fiddler Everywhere.exe', 'fiddler'],
  ['tailscaled', 'tailscale'],
  ['clashing', undefined],
  ['torrent', undefined],
  ['nginx', undefined],
  ['', undefined],
])('The process %s is known as %s', (process, software) => {
  expect(softwareOfProcess(process)).toBe(software)
})

test.each([
  ['Meta', 'clash', true],
  ['tailscale0', 'tailscale', true],
  ['wg0', 'wireguard', true],
  ['utun4', undefined, true],
  ['tun0', undefined, true],
  ['eth0', undefined, false],
  ['wlan0', undefined, false],
  ['en0', undefined, false],
  ['docker0', undefined, false],
  ['Ethernet', undefined, false],
  ['ppp0', undefined, false],
])('The interface %s belongs to %s; a tunnel: %s', (name, software, isTunnel) => {
  expect([softwareOfInterface(name), isTunnelName(name)]).toEqual([software, isTunnel])
})

test.each([
  ['DO_NOT_TRUST_FiddlerRoot', 'fiddler'],
  ['Charles Proxy CA (2 Jan 2026, host)', 'charles'],
  ['Avast Web/Mail Shield Root', 'avast'],
  ["Let's Encrypt R11", undefined],
  ['DigiCert Global Root G2', undefined],
])('The authority %s belongs to %s', (issuer, software) => {
  expect(softwareOfIssuer(issuer)).toBe(software)
})

test('A port names possible makers on this computer only', () => {
  expect([
    possibleMakers({ host: '127.0.0.1', port: 7890 }),
    possibleMakers({ host: 'localhost', port: 10_809 }),
    possibleMakers({ host: 'proxy.example.com', port: 7890 }),
    possibleMakers({ host: '::1', port: 8080 }),
  ]).toEqual([[softwareName('clash')], [softwareName('v2ray')], [], []])
})

test('No two products share a process', () => {
  const names = softwareIds.map((id) => [id, softwareOfProcess(id)])
  expect(names.filter(([id, found]) => found !== undefined && found !== id)).toEqual([])
})
