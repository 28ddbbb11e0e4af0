// Runs the rules of this version on the facts of a saved report and says what changed. Where labels stand in the place of addresses the rules get
// addresses of the same kind, which the result does not show.
import { analyze } from '../analysis/analyze.ts'
import { compare } from '../analysis/compare.ts'
import { checkProxies } from '../analysis/proxy-check.ts'
import type { Fact } from '../facts/fact.ts'
import type { CauseId } from '../rules/cause.ts'
import { addressReach, canonicalAddress, isAddress } from '../target/ip-address.ts'
import type { AddressLabel } from './redaction/address-label.ts'
import { addressLabelPattern, parseAddressLabel } from './redaction/address-label.ts'
import { nobodysAddresses } from './redaction/label-book.ts'
import type { Report, StoredFinding } from './report.ts'

/** What the rules of this version say other than those that judged before. */
export interface JudgementChange {
  readonly isSameVerdict: boolean
  readonly added: readonly CauseId[]
  readonly removed: readonly CauseId[]
  /** Found both times, with another certainty. */
  readonly changed: readonly CauseId[]
  /** Whether addresses or names were labels: rules that know whose an address is cannot judge then. */
  readonly isRedacted: boolean
}

/** The report that this version's rules make of a report's facts. */
export function judgeAgain(saved: Report): Report {
  const { target, options, facts } = saved
  if (!saved.redaction && !addressLabelPattern.test(JSON.stringify({ target, options, facts })))
    return { ...saved, ...judged({ target, options, facts }) }
  const standIns = new StandIns(saved)
  const evidence = standIns.into({ target, options, facts })
  return { ...saved, ...standIns.outOf(judged(evidence)) }
}

function judged(evidence: Pick<Report, 'target' | 'options' | 'facts'>) {
  const analysis = analyze(evidence)
  const proxyCheck = evidence.options.checksProxies ? { proxyCheck: checkProxies(evidence, analysis.findings) } : {}
  return { ...analysis, comparison: compare(evidence), ...proxyCheck }
}

/** Says which findings differ between two judgements of the same facts. */
export function judgementChange(saved: Report, again: Report): JudgementChange {
  const certainties = (findings: readonly StoredFinding[]) => new Map(findings.map(({ cause, certainty }) => [cause, certainty]))
  const before = certainties(saved.findings)
  const after = certainties(again.findings)
  return {
    isSameVerdict: saved.verdict.outcome === again.verdict.outcome && saved.verdict.cause === again.verdict.cause,
    added: [...after.keys()].filter((cause) => !before.has(cause)),
    removed: [...before.keys()].filter((cause) => !after.has(cause)),
    changed: [...after].filter(([cause, certainty]) => before.has(cause) && before.get(cause) !== certainty).map(([cause]) => cause),
    isRedacted: saved.redaction !== undefined && saved.redaction.replaced > 0,
  }
}

/** Any label, or what could be an address; bounded, so that hostile texts cost nothing. */
const tokens = new RegExp(`${addressLabelPattern.source}|[0-9a-fA-F:.]{2,45}`, 'g')

/** Addresses in the place of labels, and of readable addresses that are inside some network; each the same everywhere. */
class StandIns {
  readonly #byText = new Map<string, string>()
  readonly #byStandIn = new Map<string, string>()
  readonly #networkOf: ReadonlyMap<string, number>
  /** The networks in which even the addresses are that nobody should have: a rule looks for these very addresses, so they stay and the others follow. */
  readonly #nobodysNetworks: ReadonlySet<number>

  constructor({ redaction }: Report) {
    this.#networkOf = new Map(
      Object.entries(redaction?.shownInNetworks ?? {}).flatMap(([label, addresses]) =>
        addresses.filter(isAddress).map((address) => [canonicalAddress(address), Number(/\d+$/.exec(label)?.[0] ?? 0)] as const),
      ),
    )
    this.#nobodysNetworks = new Set(nobodysAddresses.flatMap((address) => this.#networkOf.get(address) ?? []))
  }

  into<Value extends { readonly facts: readonly Fact[] }>(value: Value): Value {
    return mapTexts(value, (text) => text.replace(tokens, (token) => this.#standInFor(token))) as Value
  }

  outOf<Value>(value: Value): Value {
    return mapTexts(value, (text) => text.replace(tokens, (token) => this.#textFor(token))) as Value
  }

  #standInFor(token: string): string {
    const key = isAddress(token) ? canonicalAddress(token) : token
    const known = this.#byText.get(key)
    if (known !== undefined) return known
    const label = parseAddressLabel(token) ?? this.#insideAddress(token)
    if (!label) return token
    const standIn = this.#nobodysNetworks.has(label.network ?? 0) ? neighbourOfNobody(label) : standInOf(label)
    this.#byText.set(key, standIn)
    this.#byStandIn.set(standIn, token)
    return standIn
  }

  /** A stand-in, perhaps with a port behind it. */
  #textFor(token: string): string {
    const [, address = token, port = ''] = /^(.*?)((?::\d{1,5})?)$/.exec(token) ?? []
    const whole = this.#byStandIn.get(token)
    if (whole !== undefined) return whole
    const text = this.#byStandIn.get(address)
    return text === undefined ? token : `${text}${port}`
  }

  /** Public addresses stay: whose they are matters. */
  #insideAddress(token: string): AddressLabel | undefined {
    if (!isAddress(token) || nobodysAddresses.includes(token)) return undefined
    const reach = addressReach(token)
    const network = this.#networkOf.get(canonicalAddress(token))
    if (network === undefined && !['private', 'shared', 'link-local', 'fake-ip'].includes(reach)) return undefined
    const number = 50_000 + this.#byText.size
    return { number, family: token.includes(':') ? 'IPv6' : 'IPv4', reach, ...(network === undefined ? {} : { network }) }
  }
}

/** An address of the same family and reach; those of one network share 16 bits (64 in IPv6) with each other and with no one else. */
function standInOf({ number, family, reach, network }: AddressLabel): string {
  const low = number & 0xffff
  const [high, last] = [low >> 8, low & 0xff]
  const more = number >> 16
  if (family === 'IPv6') {
    const start = {
      private: 'fd00',
      'link-local': 'fe80',
      loopback: '::1',
      unusable: '::',
      shared: 'fd01',
      'fake-ip': 'fd02',
      public: '2a0f',
    }[reach]
    if (start.startsWith('::')) return start
    const middle = reach === 'link-local' ? '0:0:0' : `${(network ?? 0).toString(16)}:${more.toString(16)}:1`
    return `${start}:${middle}:0:0:${network === undefined ? '1' : '2'}:${low.toString(16)}`
  }
  switch (reach) {
    case 'private':
      return network === undefined ? `172.${16 + (more & 15)}.${high}.${last}` : `10.${network & 255}.${high}.${last}`
    case 'link-local':
      return `169.254.${high}.${last}`
    case 'shared':
      return `100.${network === undefined ? 64 : 65 + (network & 31)}.${high}.${last}`
    case 'fake-ip':
      return `198.18.${high}.${last}`
    case 'loopback':
      return `127.1.${high}.${last}`
    case 'unusable':
      return '0.0.0.0'
    case 'public': // class E, which nobody owns (RFC 1112 section 4)
      return `${network === undefined ? 240 : 241}.${(network ?? 0) & 255}.${high}.${last}`
  }
}

/** In the network of 192.0.2.1, or of 2001:db8::1. */
function neighbourOfNobody({ number, family }: AddressLabel): string {
  const low = number & 0xffff
  return family === 'IPv6' ? `2001:db8::1:${low.toString(16)}` : `192.0.${low >> 8}.${low & 0xff}`
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]))
}
