// What a machine says about itself, by texts as the kernel writes them (Linux 6.1).
import { describe, expect, test } from 'vitest'
import {
  cloudOfFirmware,
  kindOf,
  parseFilesPerProcess,
  parseOpenFiles,
  parseSearchDomains,
} from '../../../electron/system/machine/linux.ts'

describe('The kind of an interface', () => {
  const ethernet = { type: '1', uevent: '', isTunnel: false, files: [] }
  test.each<[string, Parameters<typeof kindOf>[0], string]>([
    ['loopback', { ...ethernet, type: '772' }, 'loopback'],
    ['a card on a bus', { ...ethernet, uevent: 'INTERFACE=eth0\nIFINDEX=2\n', files: ['device', 'type'] }, 'cable'],
    ['a radio', { ...ethernet, uevent: 'DEVTYPE=wlan\nINTERFACE=wlan0\n', files: ['device', 'phy80211'] }, 'wifi'],
    ['a modem', { ...ethernet, uevent: 'DEVTYPE=wwan\n', files: ['device'] }, 'mobile'],
    ['WireGuard', { ...ethernet, type: '65534', uevent: 'DEVTYPE=wireguard\n' }, 'vpn'],
    ['a tunnel that a program holds', { ...ethernet, isTunnel: true }, 'vpn'],
    ['a bridge', { ...ethernet, uevent: 'DEVTYPE=bridge\n' }, 'virtual'],
    ['one half of a pair of a container', ethernet, 'virtual'],
    ['something else', { ...ethernet, type: '32' }, 'other'],
  ])('is told of %s', (_name, signs, kind) => {
    expect(kindOf(signs)).toBe(kind)
  })
})

test('The last search line counts', () => {
  expect(parseSearchDomains('domain old.example\n# search no.example\nsearch a.example b.example\nnameserver 192.0.2.1\n')).toEqual([
    'a.example',
    'b.example',
  ])
})

test('Open files are counted, and no limit is a very large one', () => {
  expect([parseOpenFiles('1504\t0\t9223372036854775807\n'), parseOpenFiles('100 0 2048')]).toEqual([
    { used: 1504, limit: Number.MAX_SAFE_INTEGER },
    { used: 100, limit: 2048 },
  ])
})

test('The limit of one program is the hard one, and no limit is none', () => {
  const line = (hard: string) =>
    `Limit                     Soft Limit           Hard Limit           Units\nMax open files            1024                 ${hard}               files\n`
  expect([parseFilesPerProcess(line('524288')), parseFilesPerProcess(line('unlimited'))]).toEqual([524288, undefined])
})

test('A cloud machine is told by its firmware, and any other says nothing', () => {
  const texts = [
    ['Amazon EC2\n', 't3.micro\n', 'Amazon EC2\n'],
    ['Microsoft Corporation', 'Virtual Machine', '7783-7084-3265-9085-8269-3286-77'],
    ['Microsoft Corporation', 'Virtual Machine', ''],
    ['QEMU', 'Standard PC', ''],
    ['', '', ''],
  ]
  expect(texts.map(cloudOfFirmware)).toEqual(['Amazon Web Services', 'Microsoft Azure', undefined, undefined, undefined])
})
