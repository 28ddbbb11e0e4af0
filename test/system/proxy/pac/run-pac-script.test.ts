// Proxy scripts good and bad in their sandbox (bad-peers 2.3 G120): each ends within its limits, and none gets out.
import { expect, test } from 'vitest'
import { runPacScript } from '../../../../electron/system/proxy/pac/run-pac-script.ts'

const known = { ownAddresses: ['192.168.1.5', '2001:db8::5'], addresses: { 'chat.example.com': ['203.0.113.10', '2001:db8::10'] } }
const questions = [{ url: 'http://chat.example.com/', host: 'chat.example.com' }]

const run = (script: string) => runPacScript({ script, questions, known }, new AbortController().signal)
const saying = (expression: string) => `function FindProxyForURL(url, host) { return String(${expression}) }`

test.each([
  ['isPlainHostName("intranet")', 'true'],
  ['isPlainHostName(host)', 'false'],
  ['dnsDomainIs(host, ".EXAMPLE.com")', 'true'],
  ['localHostOrDomainIs("chat", "chat.example.com")', 'true'],
  ['localHostOrDomainIs("www.example.com", "chat.example.com")', 'false'],
  ['isResolvable(host)', 'true'],
  ['dnsResolve(host)', '203.0.113.10'],
  ['dnsResolveEx(host)', '203.0.113.10;2001:db8::10'],
  ['dnsResolve("elsewhere.example.com")', 'null'],
  ['isInNet(host, "203.0.113.0", "255.255.255.0")', 'true'],
  ['isInNet("10.1.2.3", "10.0.0.0", "255.0.0.0")', 'true'],
  ['isInNet("11.1.2.3", "10.0.0.0", "255.0.0.0")', 'false'],
  ['isInNetEx(host, "2001:db8::/32")', 'true'],
  ['isInNetEx(host, "2001:db9::/32")', 'false'],
  ['isInNetEx("198.51.100.7", "198.51.100.0/24")', 'true'],
  ['myIpAddress()', '192.168.1.5'],
  ['myIpAddressEx()', '192.168.1.5;2001:db8::5'],
  ['dnsDomainLevels(host)', '2'],
  ['shExpMatch(url, "http://*.example.com/*")', 'true'],
  ['shExpMatch("a.b", "a?b")', 'true'],
  ['shExpMatch("axb", "a.b")', 'false'],
  ['shExpMatch("[x]", "[x]")', 'true'],
  ['weekdayRange("SUN", "SAT") && weekdayRange("SUN", "SAT", "GMT")', 'true'],
  ['dateRange("JAN", "DEC")', 'true'],
  ['dateRange(1, 31)', 'true'],
  ['dateRange(2000)', 'false'],
  ['dateRange(1, "JAN", 2000, 31, "DEC", 2999)', 'true'],
  ['dateRange(1, "JAN", 2000, 31, "DEC", 2001)', 'false'],
  ['timeRange(0, 24)', 'true'],
  ['timeRange(0, 0, 0, 23, 59, 59)', 'true'],
  ['alert("hello")', 'undefined'],
  ['this.constructor.constructor("return typeof process")()', 'undefined'],
  ['dnsResolve.constructor("return typeof require + typeof globalThis.process")()', 'undefinedundefined'],
])('says %s', async (expression, answer) => {
  expect(await run(saying(expression))).toMatchObject({ status: 'succeeded', value: { answers: [answer] } })
})

test('notes the names that it was not told, and looks none of them up', async () => {
  expect(await run(saying('isResolvable("intranet.corp") || dnsResolve("other.corp")'))).toMatchObject({
    value: { otherNames: ['intranet.corp', 'other.corp'] },
  })
})

test('reads a script of 900 kB', async () => {
  const script = `var names = [${'"name.example.org",'.repeat(48_000)}]\n${saying('names.indexOf(host)')}`
  expect(await run(script)).toMatchObject({ status: 'succeeded', value: { answers: ['-1'] } })
})

test.each([
  ['function FindProxyForURL(', 'pac-syntax-error'],
  ['var answer = 1', 'pac-without-function'],
  ['var FindProxyForURL = "DIRECT"', 'pac-without-function'],
  ['function FindProxyForURL() { throw new Error("no") }', 'pac-threw'],
  ['function FindProxyForURL() { return unknownFunction() }', 'pac-threw'],
  ['throw 1', 'pac-threw'],
  ['for (;;) {}', 'pac-endless'],
  ['function FindProxyForURL() { for (;;) {} }', 'pac-endless'],
  ['function FindProxyForURL() { for (;;) try { for (;;) {} } catch (error) {} }', 'pac-endless'],
  ['function FindProxyForURL() { return /^(a+)+$/.test("a".repeat(40) + "b") ? "x" : "DIRECT" }', 'pac-endless'],
  ['function FindProxyForURL() { return "x".repeat(200e6) }', 'pac-out-of-memory'],
  ['function FindProxyForURL() { return FindProxyForURL() }', 'pac-out-of-memory'],
  ['function FindProxyForURL() { return { toString: function () { return "DIRECT" } } }', 'pac-answer-malformed'],
  ['function FindProxyForURL() { return undefined }', 'pac-answer-malformed'],
])('stops %j', async (script, code) => {
  expect(await run(script)).toMatchObject({ status: 'failed', failure: { code, operation: 'parse' } })
})

test('is not impressed by a script that changes what it can reach', async () => {
  const script = `JSON.stringify = function () { return '["' + 'x'.repeat(300) + '"]' }; ${saying('"DIRECT"')}`
  expect(await run(script)).toMatchObject({ status: 'succeeded', value: { answers: ['DIRECT'] } })
})

test('lets everything else go on while a script runs', async () => {
  let ticks = 0
  const timer = setInterval(() => (ticks += 1), 20)
  await run('for (;;) {}')
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(20)
})

test('ends with the run that wants it', async () => {
  const ending = new AbortController()
  setTimeout(() => ending.abort('out-of-time'), 50)
  expect(await runPacScript({ script: 'for (;;) {}', questions, known }, ending.signal)).toEqual({
    status: 'not-run',
    reason: 'out-of-time',
  })
})
