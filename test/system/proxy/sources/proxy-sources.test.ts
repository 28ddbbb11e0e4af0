// Proxy settings as each system keeps them, from captured and documented output, and what they come to for a target.
import { readOutput } from '../../../fixtures/read-output.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseGnome } from '../../../../electron/system/proxy/sources/gnome.ts'
import { parseKde } from '../../../../electron/system/proxy/sources/kde.ts'
import { parseMacos } from '../../../../electron/system/proxy/sources/macos.ts'
import { chooseFrom } from '../../../../electron/system/proxy/sources/proxy-settings.ts'
import { parseWindows } from '../../../../electron/system/proxy/sources/windows.ts'
import type { Target } from '../../../../shared/target/target.ts'

const output = readOutput
const target = (scheme: Target['scheme'], host: string, port = 443): Target => ({ scheme, host, port, path: '/', input: '' })
const page = target('https', 'www.example.com')
const via = (host: string, port: number, setting: string, scheme = 'http') => ({
  choice: 'proxy',
  proxy: { scheme, host, port },
  setting,
  isException: false,
})
const nothing = { choice: 'direct', isException: false }
const script = { choice: 'script', pacUrl: 'http://wpad.example.com/proxy.pac', isException: false }

describe('GNOME', () => {
  const manual = parseGnome(output('linux/gsettings-proxy-manual.txt'))
  test.each([
    ['https', page, via('proxy.example.com', 8443, 'org.gnome.system.proxy.https')],
    ['http', target('http', 'www.example.com', 80), via('proxy.example.com', 8080, 'org.gnome.system.proxy.http')],
    ['a WebSocket', target('wss', 'chat.example.com'), via('127.0.0.1', 1080, 'org.gnome.system.proxy.socks', 'socks5')],
    [
      'an excepted name',
      target('https', 'printer.local'),
      { choice: 'direct', setting: 'org.gnome.system.proxy.https', isException: true },
    ],
    [
      'an excepted network',
      target('https', '203.0.113.9'),
      { choice: 'direct', setting: 'org.gnome.system.proxy.https', isException: true },
    ],
  ])('takes its way for %s', (_name, asked, choice) => {
    expect(chooseFrom(manual, asked)).toEqual(choice)
  })
  test('knows scripts, detection and nothing', () => {
    expect([
      chooseFrom(parseGnome(output('linux/gsettings-proxy-script.txt')), page),
      chooseFrom(parseGnome(output('linux/gsettings-proxy-auto-detect.txt')), page),
      chooseFrom(parseGnome(''), page),
    ]).toEqual([script, { choice: 'auto-detect', isException: false }, nothing])
  })
})

describe('KDE', () => {
  test('reads proxies with blank or colon, exceptions, and a script in a file', () => {
    const manual = parseKde(output('linux/kioslaverc-manual.txt'))
    expect([
      chooseFrom(manual, page),
      chooseFrom(manual, target('http', 'www.example.com', 80)),
      chooseFrom(manual, target('https', 'www.example.org')),
      chooseFrom(parseKde(output('linux/kioslaverc-script.txt')), page),
      chooseFrom(parseKde(output('linux/kioslaverc-manual.txt').replace('ReversedException=false', 'ReversedException=true')), page),
      chooseFrom(parseKde(output('linux/kioslaverc-manual.txt').replace('ProxyType=1', 'ProxyType=0')), page),
    ]).toEqual([
      via('proxy.example.com', 8443, 'httpsProxy'),
      via('proxy.example.com', 8080, 'httpProxy'),
      { choice: 'direct', setting: 'httpsProxy', isException: true },
      { choice: 'script', pacUrl: 'file:///home/someone/proxy.pac', isException: false },
      { choice: 'direct', setting: 'httpsProxy', isException: true },
      nothing,
    ])
  })
})

describe('macOS', () => {
  const manual = parseMacos(output('macos/scutil-proxy-manual.txt'))
  test.each([
    ['https', page, via('127.0.0.1', 7890, 'HTTPSProxy')],
    ['a WebSocket', target('ws', 'chat.example.com', 80), via('127.0.0.1', 7891, 'SOCKSProxy', 'socks5')],
    ['a name without dots', target('https', 'intranet'), { choice: 'direct', setting: 'HTTPSProxy', isException: true }],
    ['an excepted network', target('https', '169.254.3.4'), { choice: 'direct', setting: 'HTTPSProxy', isException: true }],
    ['an excepted name', target('https', 'intranet.example.com'), { choice: 'direct', setting: 'HTTPSProxy', isException: true }],
  ])('takes its way for %s', (_name, asked, choice) => {
    expect(chooseFrom(manual, asked)).toEqual(choice)
  })
  test('knows scripts and nothing', () => {
    expect([
      chooseFrom(parseMacos(output('macos/scutil-proxy-script.txt')), page),
      chooseFrom(parseMacos(output('macos/scutil-proxy-none.txt')), page),
    ]).toEqual([script, nothing])
  })
  test('takes what is set by hand where detection is on and finds nothing', () => {
    const both = output('macos/scutil-proxy-manual.txt').replace('<dictionary> {', '<dictionary> {\n  ProxyAutoDiscoveryEnable : 1')
    expect([chooseFrom(parseMacos(output('macos/scutil-proxy-auto-detect.txt')), page), chooseFrom(parseMacos(both), page)]).toEqual([
      { choice: 'auto-detect', isException: false },
      { ...via('127.0.0.1', 7890, 'HTTPSProxy'), choice: 'auto-detect' },
    ])
  })
})

describe('Windows', () => {
  const one = parseWindows(output('windows/reg-proxy-one.txt'))
  const each = parseWindows(output('windows/reg-proxy-each.txt'))
  test.each([
    ['one proxy for all', one, page, via('127.0.0.1', 7890, 'ProxyServer')],
    ['one proxy for a WebSocket', one, target('ws', 'chat.example.com', 80), via('127.0.0.1', 7890, 'ProxyServer')],
    ['an excepted address', one, target('http', '192.168.1.10', 80), { choice: 'direct', setting: 'ProxyServer', isException: true }],
    ['a name without dots', one, target('http', 'intranet', 80), { choice: 'direct', setting: 'ProxyServer', isException: true }],
    ['the proxy for https', each, page, via('proxy.example.com', 8443, 'ProxyServer https')],
    ['the proxy for a WebSocket', each, target('wss', 'chat.example.com'), via('127.0.0.1', 1080, 'ProxyServer socks', 'socks4')],
    ['an excepted domain', each, target('https', 'www.example.org'), { choice: 'direct', setting: 'ProxyServer https', isException: true }],
    ['a proxy that is switched off', parseWindows(output('windows/reg-proxy-off.txt')), page, nothing],
    ['a script', parseWindows(output('windows/reg-proxy-script.txt')), page, script],
    ['detection', parseWindows(output('windows/reg-proxy-auto-detect.txt')), page, { choice: 'auto-detect', isException: false }],
  ])('knows %s', (_name, settings, asked, choice) => {
    expect(chooseFrom(settings, asked)).toEqual(choice)
  })
})

test('No output makes a reader fail or wait, and no login gets out', () => {
  const hostile = fc.oneof(
    fc.string({ maxLength: 2000 }),
    fc.constantFrom('x'.repeat(1_000_000), `ProxyServer    REG_SZ    ${'*'.repeat(500_000)}`, '\n'.repeat(500_000)),
  )
  fc.assert(
    fc.property(hostile, (text) => {
      const startMs = performance.now()
      for (const parse of [parseGnome, parseKde, parseMacos, parseWindows]) chooseFrom(parse(text), page)
      expect(performance.now() - startMs).toBeLessThan(1000)
    }),
    { numRuns: 200 },
  )
  const withLogin = output('windows/reg-proxy-one.txt').replace('127.0.0.1:7890', 'http://someone:hunter2@127.0.0.1:7890')
  expect(chooseFrom(parseWindows(withLogin), page)).toEqual(via('127.0.0.1', 7890, 'ProxyServer'))
  const withScript = output('macos/scutil-proxy-script.txt').replace('http://', 'http://someone:hunter2@')
  expect(chooseFrom(parseMacos(withScript), page)).toEqual(script)
})
