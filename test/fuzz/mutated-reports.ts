// Report files as nobody should write them: real ones with something wrong in them, made from a number so that each can be made again.
import { openDocument } from '../../electron/diagnosis/open-document.ts'
import { leftoverSettings, passingReport } from '../fakes/sample-proxy-checks.ts'
import { hostileReport, stoppedReport } from '../fakes/sample-report.ts'
import { reportOf, stories } from '../scenarios/stories.ts'

/** Marsaglia's xorshift: the same numbers on every machine. */
function randomNumbers(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % below
  }
}

type Random = ReturnType<typeof randomNumbers>

/** What few stories have: proxies that were looked for, as an address was checked and as they are set. */
const proxyReports = [passingReport, { ...passingReport, proxyCheck: leftoverSettings }]

const bases: readonly string[] = [...stories.map(reportOf), hostileReport, stoppedReport, ...proxyReports, ...proxyReports].map((report) =>
  JSON.stringify(report),
)

/** What is put where a text was: markup, what reorders, what programs choke on, what looks like a label or a message. */
const hostileTexts: readonly string[] = [
  '<script>document.title="owned"</script>',
  '"><img src=x onerror="document.title=\'owned\'">',
  '</style><style>*{display:none}</style><svg onload="document.title=\'owned\'">',
  '</pre></details><iframe srcdoc="<script>top.document.title=\'owned\'</script>"></iframe>',
  '<meta http-equiv="refresh" content="0;url=javascript:document.title=\'owned\'">',
  '<a href="javascript:document.title=\'owned\'" autofocus onfocus="document.title=\'owned\'">x</a>',
  '${7*7}{{7*7}}#{7*7}',
  '{host} {count, plural, one {#} other {#}} {',
  '\u202e\u2066\u200b\u0000\u001b[2J\u0007',
  '\ud800',
  'address-1 (IPv4, private, network-9999)',
  'address-999999 (IPv6, link-local)',
  'name-1',
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  'x'.repeat(3000),
  '\n'.repeat(400),
  'fe80::1%eth0',
  '255.255.255.255',
  '::ffff:10.0.0.1',
  '',
]

const hostileValues: readonly string[] = [
  'null',
  '[]',
  '{}',
  '-1',
  '1e308',
  '0.1',
  '65536',
  'true',
  '"1"',
  '[[[[]]]]',
  '9007199254740993',
  '-0',
]

/** The text of one file. */
export function mutatedReport(seed: number): string {
  const random = randomNumbers(seed)
  let text = bases[random(bases.length)] ?? ''
  const times = 1 + random(12)
  for (let time = 0; time < times; time += 1) {
    const changed = (mutations[random(mutations.length)] ?? replaceText)(text, random)
    // What is no report any more is refused at once, and shows nothing further: one in ten is enough.
    if (random(10) === 0 || openDocument({ text: changed }).kind === 'report') text = changed
  }
  return text
}

/** Most changes keep the file a report: those show what becomes of hostile contents. */
const mutations: readonly ((text: string, random: Random) => string)[] = [
  replaceText,
  replaceText,
  replaceText,
  replaceText,
  replaceEqualTexts,
  replaceEqualTexts,
  replaceNumber,
  replaceNumber,
  duplicateItem,
  dropItem,
  (text, random) => text.replace(/"value":/, `"value":${hostileValues[random(hostileValues.length)] ?? ''},"v":`),
  (text, random) => text.slice(0, random(text.length)),
  (text, random) => flipped(text, random(text.length), random(128)),
  (text, random) => text + (bases[random(bases.length)] ?? '').slice(0, random(50)),
  (text) => text.replace('{', '{"__proto__":{"polluted":true},'),
]

function pick(matches: readonly RegExpExecArray[], random: Random): RegExpExecArray | undefined {
  return matches[random(Math.max(1, matches.length))]
}

function replaceText(text: string, random: Random): string {
  const found = pick([...text.matchAll(/:"((?:[^"\\]|\\.)*)"/g)] as RegExpExecArray[], random)
  if (!found) return text
  const hostile = JSON.stringify(hostileTexts[random(hostileTexts.length)])
  return `${text.slice(0, found.index)}:${hostile}${text.slice(found.index + found[0].length)}`
}

/** The same text everywhere, so that ids and what refers to them stay together. */
function replaceEqualTexts(text: string, random: Random): string {
  const found = pick([...text.matchAll(/"((?:[^"\\]|\\.){4,})"/g)] as RegExpExecArray[], random)
  return found ? text.replaceAll(found[0], () => JSON.stringify(hostileTexts[random(hostileTexts.length)])) : text
}

function replaceNumber(text: string, random: Random): string {
  const found = pick([...text.matchAll(/:-?\d+(?:\.\d+)?/g)] as RegExpExecArray[], random)
  if (!found) return text
  return `${text.slice(0, found.index)}:${hostileValues[random(hostileValues.length)] ?? '0'}${text.slice(found.index + found[0].length)}`
}

function duplicateItem(text: string, random: Random): string {
  const found = pick([...text.matchAll(/\{"id":"[^{}]*\{[^{}]*\}[^{}]*\}/g)] as RegExpExecArray[], random)
  return found ? text.replace(found[0], () => `${found[0]},${found[0]}`) : text
}

function dropItem(text: string, random: Random): string {
  const found = pick([...text.matchAll(/,"[a-zA-Z]+":(?:"[^"]*"|\d+|true|false)/g)] as RegExpExecArray[], random)
  return found ? text.replace(found[0], () => '') : text
}

function flipped(text: string, at: number, code: number): string {
  return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
}
