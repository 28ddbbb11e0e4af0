// Makes a report that can be given away: every text in it is decided on by field-decisions.ts, and what is private has a label, the same everywhere.
// The result is a Report like any other; judge-again.ts says how rules read the labels.
import { isAddress } from '../../target/ip-address.ts'
import { causeIds } from '../../rules/cause.ts'
import { knownGreetings } from '../../facts/fact.ts'
import type { Report } from '../report.ts'
import { kindNames } from '../report-schema.ts'
import type { FieldDecision } from './field-decisions.ts'
import { decisionFor } from './field-decisions.ts'
import type { OwnNetwork } from './label-book.ts'
import { LabelBook, labelPattern } from './label-book.ts'
import { maskBytes, maskWords } from './redact-bytes.ts'
import { isInterfaceName, TextRedactor } from './redact-text.ts'
import type { RedactedReport, RedactionChoice } from './redaction.ts'

/** What redaction does unless the person wants otherwise. */
export const defaultRedactionChoice: RedactionChoice = { target: 'kept' }

/** Replaces what is private in a report. Redacting a redacted report changes nothing. */
export function redact(report: Report, choice: RedactionChoice): RedactedReport {
  const book = new LabelBook(choice, ownNetworks(report), usedLabels(report))
  for (const address of targetAddresses(report)) book.itemOf('address', address, true)
  for (const name of targetNames(report)) book.itemOf('name', name, true)
  const redactor = new FieldRedactor(book, new TextRedactor(book, report.target.path))
  // Names are learnt first, so that they are recognised wherever a text has them; they are counted where they stand.
  walk(report, '', '', (value, holder, field) => redactor.learn(value, decisionFor(holder, field)))
  book.forgetCounts()
  const redacted = walk(report, '', '', (value, holder, field) => redactor.field(value, holder, field)) as Report
  const replaced = book.redactions().reduce((sum, { count, isHidden }) => sum + (isHidden ? count : 0), 0)
  return {
    report: {
      ...redacted,
      facts: redacted.facts.map(withPlainPrefixes),
      redaction: {
        target: report.redaction?.target === 'hidden' ? 'hidden' : choice.target,
        replaced: replaced + (report.redaction?.replaced ?? 0),
        shownInNetworks: { ...report.redaction?.shownInNetworks, ...book.shownInNetworks() },
      },
    },
    redactions: book.redactions(),
    originals: book.originals(),
  }
}

/** Does with one field what was decided. */
class FieldRedactor {
  readonly #book: LabelBook
  readonly #text: TextRedactor

  constructor(book: LabelBook, text: TextRedactor) {
    this.#book = book
    this.#text = text
  }

  learn(value: string, decision: FieldDecision | undefined): string {
    if (decision === 'host') this.#text.host(value)
    if (decision === 'file') this.#text.file(value)
    return value
  }

  field(value: string, holder: string, field: string): string {
    if (value === '') return value
    const done = this.#decided(value, decisionFor(holder, field))
    return clip(done, longest(holder, field))
  }

  #decided(value: string, decision: FieldDecision | undefined): string {
    switch (decision) {
      case 'kept':
        return value
      case 'id':
        return this.#id(value)
      case 'message':
        return isMessageId(value) ? value : 'message.unknown'
      case 'host':
        return this.#text.host(value)
      case 'path':
        return value.startsWith('/') ? this.#text.path(value) : this.#text.text(value)
      case 'file':
        return this.#text.file(value)
      case 'interface':
        return isInterfaceName(value) ? value : this.#text.whole('interface', value)
      case 'program':
        return this.#text.whole('program', value)
      case 'fingerprint':
        return this.#fingerprint(value)
      case 'bytes':
        return this.#masked(value, maskBytes)
      case 'start':
        return this.#masked(value, (text) => maskWords(text.replace(/[^\x20-\x7e]/g, 'x')))
      case 'ports':
        return /^\d{1,5}(?:, \d{1,5}){0,60}$/.test(value) ? value : this.#text.text(value)
      case 'text':
        return this.#text.text(value)
      case undefined:
        return this.#text.whole('text', value)
    }
  }

  /** `tcp-connect/target/192.0.2.7/443`: words of Ponte's own, numbers, and things. */
  #id(id: string): string {
    return id
      .split('/')
      .map((part) => (isIdWord(part) ? part : this.#text.host(part)))
      .join('/')
  }

  /** Still a fingerprint, but nobody's: a number in hexadecimal. */
  #fingerprint(value: string): string {
    if (/^0{56}/.test(value)) return value
    const item = this.#book.itemOf('certificate', value)
    this.#book.count(item)
    return item.isHidden ? item.label.replace(/\D/g, '').padStart(value.length, '0').slice(-value.length) : value
  }

  #masked(value: string, mask: (text: string) => string): string {
    const masked = mask(value)
    if (masked === value) return value
    const item = this.#book.itemOf('bytes', 'bytes')
    this.#book.count(item)
    return item.isHidden ? masked : value
  }
}

type Change = (value: string, holder: string, field: string) => string

/** Changes every text; the keys of tables, which peers and strangers may have written, are texts as well. */
function walk(value: unknown, holder: string, field: string, change: Change): unknown {
  if (typeof value === 'string') return change(value, holder, field)
  if (Array.isArray(value)) return value.map((item) => walk(item, holder, field, change))
  if (typeof value !== 'object' || value === null) return value
  // The lists of closed words inside a redaction are Ponte's own.
  if (field === 'redaction' && holder === '') return value
  const isTable = field === 'params' || field === 'socketsByState'
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      isTable && !isTableKey(field, key) ? change(key, field, 'key of a table') : key,
      walk(item, field, key, change),
    ]),
  )
}

/** Names of parameters as Ponte writes them; states as the systems do. */
function isTableKey(table: string, key: string): boolean {
  return table === 'params' ? /^[a-z][A-Za-z]{0,30}$/.test(key) : /^[A-Z]{2,5}(?:_[A-Z]{2,5}\d?){0,2}$/.test(key)
}

function isMessageId(id: string): boolean {
  const [first = '', ...others] = id.split('.')
  return (
    (ownPrefixes.includes(first) || causeIds.some((cause) => cause === first)) && others.every((part) => /^[a-z0-9-]{1,40}$/.test(part))
  )
}

/** What the ids of sentences begin with, beside the causes. */
const ownPrefixes: readonly string[] = ['row', 'verdict', 'step', 'failure', 'not-run', 'finding', 'remedy', 'test', 'message']

/** The words that Ponte makes ids of: kinds of facts, and how and why they were asked. */
function isIdWord(part: string): boolean {
  return /^\d{1,5}$/.test(part) || idWords.has(part)
}
const idWords: ReadonlySet<string> = new Set([
  ...kindNames,
  ...knownGreetings,
  'A',
  'AAAA',
  'plain',
  'tls',
  'direct',
  'proxy',
  'target',
  'other-port',
  'canary',
])

/** The limits of the schema for what labels can make longer. */
function longest(holder: string, field: string): number {
  if (holder === 'params') return 10_000
  if (field === 'raw') return 500
  if (field === 'bodyStart') return 512
  if (holder === 'headers' && field === 'value') return 1000
  if (['path', 'input', 'url', 'pacUrl'].includes(field)) return 2000
  return field === 'log' || field === 'file' ? 1000 : (shortFields[field] ?? Number.POSITIVE_INFINITY)
}
const shortFields: Readonly<Record<string, number>> = {
  reason: 100,
  'key of a table': 20,
  subject: 200,
  issuer: 200,
  rawChainProblem: 200,
  process: 200,
  version: 40,
  platform: 100,
  runtime: 60,
  validFrom: 40,
  validTo: 40,
  key: 40,
  variable: 40,
  applicationProtocol: 30,
  applicationProtocols: 30,
  protocolVersion: 20,
  cipher: 80,
}

/** Cut between words, so that no label is cut into another one. */
function clip(text: string, maxLength: number): string {
  return text.length <= maxLength
    ? text
    : text
        .slice(0, maxLength)
        .replace(/[^\s]*$/, '')
        .trimEnd()
}

/** How long a prefix is says which network somebody is in; judging again needs only that addresses of one network have one in common. */
function withPlainPrefixes(fact: Report['facts'][number]): Report['facts'][number] {
  if (fact.kind !== 'network-interfaces' || fact.outcome.status !== 'succeeded') return fact
  const interfaces = fact.outcome.value.interfaces.map((each) => ({
    ...each,
    addresses: each.addresses.map(({ address, prefixLength }) => ({ address, prefixLength: plainPrefix(address, prefixLength) })),
  }))
  return { ...fact, outcome: { status: 'succeeded', value: { ...fact.outcome.value, interfaces } } }
}

function plainPrefix(address: string, prefixLength: number): number {
  if (!address.startsWith('address-')) return prefixLength
  const isLong = address.includes('IPv6')
  if (prefixLength >= (isLong ? 128 : 32)) return prefixLength
  return isLong ? 64 : 16
}

function ownNetworks({ facts }: Report): readonly OwnNetwork[] {
  return facts
    .flatMap((fact) => (fact.kind === 'network-interfaces' && fact.outcome.status === 'succeeded' ? fact.outcome.value.interfaces : []))
    .filter(({ isLoopback }) => !isLoopback)
    .flatMap(({ addresses }) => addresses)
    .filter(({ address, prefixLength }) => isAddress(address) && prefixLength > 0 && prefixLength < (address.includes(':') ? 128 : 32))
}

function usedLabels(report: Report): Iterable<string> {
  return JSON.stringify(report).match(new RegExp(labelPattern.source, 'g')) ?? []
}

/** The addresses that the target is or that its name leads to. */
function targetAddresses({ target, options, facts }: Report): readonly string[] {
  const found = facts.flatMap((fact) => {
    const isAboutTarget =
      (fact.kind === 'system-lookup' && fact.input.purpose === 'target') || (fact.kind === 'dns-query' && fact.input.name === target.host)
    if (isAboutTarget && fact.outcome.status === 'succeeded') return fact.outcome.value.addresses
    return fact.kind === 'tcp-connect' && fact.input.purpose === 'target' ? [fact.input.address] : []
  })
  return [target.host, options.expectedAddress ?? '', ...found].filter(isAddress).map((address) => address.split('%', 1)[0] ?? '')
}

/** The name of the target, what it is below, and the names of a content network that its own name stands for. */
function targetNames({ target, facts }: Report): readonly string[] {
  if (isAddress(target.host)) return []
  const parts = target.host.toLowerCase().split('.')
  const aliases = facts.flatMap((fact) =>
    fact.kind === 'dns-query' && fact.input.name === target.host && fact.outcome.status === 'succeeded' ? fact.outcome.value.aliases : [],
  )
  return [
    ...parts.map((_, index) => parts.slice(index).join('.')),
    ...aliases.filter((alias) => contentNetworks.test(alias)).map((alias) => alias.toLowerCase()),
  ]
}

/** Endings that belong to networks which serve other people's names; from them it is judged that such a network stands in front. */
const contentNetworks =
  /\.(?:cloudfront\.net|cdn\.cloudflare\.net|akamaiedge\.net|akamaized\.net|akamai\.net|edgekey\.net|edgesuite\.net|fastly(?:lb)?\.net|azureedge\.net|azurefd\.net|b-cdn\.net|(?:alikunlun|cdngslb|kunlun[a-z]{1,4})\.com|(?:cdn|dsa)\.dnsv1\.com(?:\.cn)?|tdnsv5\.com)$/i
