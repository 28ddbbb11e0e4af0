// Replaces what is private in a text: known words stay, an address, a name or a path gets its label, and all other words get one label for each run of
// them. Linear: a text is cut once at spaces and brackets, and every pattern is anchored to a piece of bounded length.
import { addressReach, isAddress, isLocalhostName } from '../../target/ip-address.ts'
import { addressLabelPattern } from './address-label.ts'
import { areKnownWords, isKnownWord, isLongNumber, isWrittenLikeHost } from './known-words.ts'
import type { LabelBook, LabelledItem } from './label-book.ts'
import { isEverybodysAddress, labelPattern } from './label-book.ts'
import type { RedactionKind } from './redaction.ts'

/** A stretch of text: what is shown for it, or a run of unknown words that still needs a label. */
interface Piece {
  readonly text: string
  readonly isUnknown: boolean
  /** Recognised as an address or the like: its digits are no part of a longer number. */
  readonly isThing?: true
}

/** Longer pieces are not looked into: they are replaced. */
const longestPiece = 300

/** The dates of HTTP (RFC 9110 section 5.6.7), of ISO 8601 and of OpenSSL: they are needed to judge clocks and certificates. */
const datePattern =
  /[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} GMT/
const dates = new RegExp(`^(?:${datePattern.source})$`)
const wholeLabel = new RegExp(`^(?:${labelPattern.source})$`)
/** An address of the web with a label in it, which has spaces. */
const redactedUrl = `[a-zA-Z][a-zA-Z0-9+.-]{0,20}://(?:secret-\\d{1,6}@)?${addressLabelPattern.source}[^\\s"'\`<>()[\\]{},;|“”‘’«»]*`
const pieces = new RegExp(`${datePattern.source}|${redactedUrl}|${labelPattern.source}|[^\\s"'\`<>()[\\]{},;|“”‘’«»]+`, 'gu')

/** Words that stand before a password, a token or a key. */
const secretKeys =
  /^(?:.*(?:pass|pwd|token|secret|key|auth|session|sid|code|sig|credential|cookie|jwt|api)[\w-]*|user|login|pin|otp|state|nonce)$/i

export class TextRedactor {
  readonly #book: LabelBook
  /** The path of the checked address, which may be kept where it holds no secret. */
  readonly #targetPath: string
  readonly #memory = new Map<string, { readonly text: string; readonly items: readonly LabelledItem[] }>()
  #used: LabelledItem[] = []

  constructor(book: LabelBook, targetPath: string) {
    this.#book = book
    this.#targetPath = targetPath
  }

  /** A text of any kind. */
  text(text: string): string {
    return this.#remember(`text ${text}`, () => this.#cut(text))
  }

  /** A name or an address, perhaps with a port. */
  host(host: string): string {
    return this.#remember(`host ${host}`, () => this.#host(host))
  }

  /** The path and query of an address. */
  path(path: string): string {
    return this.#remember(`path ${path}`, () => this.#path(path))
  }

  /** A file or folder of this computer. */
  file(file: string): string {
    return this.#remember(`file ${file}`, () => this.#file(file))
  }

  /** One thing as a whole, unless it consists of known words. */
  whole(kind: RedactionKind, text: string): string {
    return this.#remember(`${kind} ${text}`, () => (text === '' || this.#isPlain(text) ? text : this.#show(kind, text)))
  }

  #remember(key: string, make: () => string): string {
    let known = this.#memory.get(key)
    if (!known) {
      const outer = this.#used
      this.#used = []
      known = { text: make(), items: this.#used }
      this.#used = outer
      this.#memory.set(key, known)
    }
    for (const item of known.items) this.#book.count(item)
    return known.text
  }

  #show(kind: RedactionKind, original: string): string {
    const item = this.#book.itemOf(kind, original)
    this.#used.push(item)
    return item.isHidden ? item.label : original
  }

  #isHarmless(text: string): boolean {
    return wholeLabel.test(text) || dates.test(text) || (text.length <= longestPiece && areKnownWords(text))
  }

  /** Known words that are no name or address: numbers with dots are known words, too. */
  #isPlain(piece: string): boolean {
    if (wholeLabel.test(piece) || dates.test(piece)) return true
    return this.#isHarmless(piece) && !piece.includes('://') && !isHost(piece) && !this.#book.find('name', piece.toLowerCase())
  }

  #cut(text: string): string {
    const cut: Piece[] = []
    let end = 0
    for (const match of text.matchAll(pieces)) {
      if (match.index > end) cut.push({ text: text.slice(end, match.index), isUnknown: false })
      cut.push(...this.#piece(match[0]))
      end = match.index + match[0].length
    }
    if (end < text.length) cut.push({ text: text.slice(end), isUnknown: false })
    return this.#join(cut)
  }

  /** Neighbouring unknown words have one label; numbers between and after them belong to them, and so do numbers that are long together. */
  #join(cut: readonly Piece[]): string {
    let joined = ''
    for (let index = 0; index < cut.length;) {
      let last = index - 1
      let number = ''
      for (let next = index; next < cut.length; next += 1) {
        const { text, isUnknown, isThing } = cut[next] ?? { text: '', isUnknown: false }
        const isNumber = !isThing && /^(?=.*\d)[\d.:/+-]{1,40}$/.test(text)
        const isGap = next > index && /^[\s,]{1,4}$/.test(text)
        if (!isUnknown && !isNumber && !isGap) break
        if (isNumber) number += text
        if (isUnknown || (isNumber && (last >= index || isLongNumber(number)))) last = next
      }
      if (last < index) {
        joined += cut[index]?.text ?? ''
        index += 1
      } else {
        const run = cut.slice(index, last + 1).map(({ text }) => text)
        joined += this.#show('text', run.join(''))
        index = last + 1
      }
    }
    return joined
  }

  /** What stands between two spaces or brackets; a mark at its end is the sentence's. */
  #piece(whole: string): readonly Piece[] {
    const known = (text: string): Piece => ({ text, isUnknown: false })
    if (this.#isPlain(whole)) return [known(whole)]
    if (whole.length > longestPiece) return [{ text: whole, isUnknown: true }]
    const trimmed = whole.replace(/[.!?:…]{1,5}$/, '')
    const tail = trimmed.length < whole.length && !isAddress(whole) ? whole.slice(trimmed.length) : ''
    const piece = tail === '' ? whole : trimmed
    const ending = tail === '' ? [] : [known(tail)]
    if (this.#isPlain(piece)) return [known(piece), ...ending]
    const shown = this.#recognised(piece)
    if (shown !== undefined) return [{ ...known(shown), isThing: true }, ...ending]
    return [...this.#parts(piece), ...ending]
  }

  /** Things that are recognised by their form. */
  #recognised(piece: string): string | undefined {
    const url = /^([a-z][a-z0-9+.-]{0,20}):\/\/(.+)$/i.exec(piece)
    if (url) return this.#url(url[1] ?? '', url[2] ?? '')
    if (isHost(piece) || this.#book.find('name', piece.toLowerCase())) return this.#host(piece)
    if (/^(?:[\da-f]{2}[:-]){5}[\da-f]{2}$|^(?:[\da-f]{4}\.){2}[\da-f]{4}$/i.test(piece)) return this.#show('mac', piece)
    if (/^[^@]+@[^@]+$/.test(piece)) return this.#show('email', piece)
    if (piece === this.#targetPath || /^\/[^/]/.test(piece) || piece === '/') return isFile(piece) ? this.#file(piece) : this.#path(piece)
    if (isFile(piece)) return this.#file(piece)
    const user = this.#book.find('user', piece)
    return user ? this.#show('user', piece) : undefined
  }

  #url(scheme: string, rest: string): string {
    const [, authority = '', path = ''] = /^([^/?#]*)(.*)$/s.exec(rest) ?? []
    const at = authority.lastIndexOf('@')
    const userInfo = authority.slice(0, Math.max(0, at))
    const credentials = at === -1 ? '' : `${wholeLabel.test(userInfo) ? userInfo : this.#show('secret', userInfo)}@`
    const shownScheme = isKnownWord(scheme) ? scheme : this.#show('text', scheme)
    return `${shownScheme}://${credentials}${this.#host(authority.slice(at + 1))}${path === '' ? '' : this.#path(path)}`
  }

  /** `key=value` and words joined by marks: each part for itself. */
  #parts(piece: string): readonly Piece[] {
    const parts = piece.split(/([=:&?#@]+)/)
    if (parts.length === 1) return [{ text: piece, isUnknown: true }]
    return parts.map((part, index) => {
      if (part === '' || index % 2 === 1 || this.#isPlain(part)) return { text: part, isUnknown: false }
      if (isHost(part)) return { text: this.#host(part), isUnknown: false, isThing: true }
      if (index > 0 && secretKeys.test(parts[index - 2] ?? '')) return { text: this.#show('secret', part), isUnknown: false }
      return { text: part, isUnknown: true }
    })
  }

  #host(host: string): string {
    if (host === '' || wholeLabel.test(host)) return host
    if (isAddress(host)) {
      const [number = '', zone] = host.split('%', 2)
      if (isEverybodysAddress(number, addressReach(number))) return zone === undefined || isInterfaceName(zone) ? host : number
      // The zone of a hidden address says nothing; a kept one keeps it, if it is no name that a person gave.
      const shown = this.#show('address', number)
      return shown === number && zone !== undefined && isInterfaceName(zone) ? host : shown
    }
    const [, name = '', port = ''] = /^\[?(.*?)\]?((?::\d{1,5})?)$/.exec(host) ?? []
    if (port !== '' || name.length < host.length) {
      const shown = this.#host(name)
      return (shown === name && host.startsWith('[') ? `[${name}]` : shown) + port
    }
    const lower = host.toLowerCase()
    const bare = lower.startsWith('*.') ? lower.slice(2) : lower
    if (isLocalhostName(bare) || bare === nobodysName) return host
    // A name of known words only is a name all the same, unless it has one part, as a header's `close`.
    return this.#show('name', lower)
  }

  #path(path: string): string {
    if (path === '/' || wholeLabel.test(path.slice(1)) || (path !== this.#targetPath && this.#isPlain(path))) return path
    const isTarget = path === this.#targetPath
    const isKept = isTarget && !this.#book.itemOf('path', path, true).isHidden
    if (isTarget) this.#used.push(this.#book.itemOf('path', path, true))
    if (isTarget && !isKept) return `/${this.#book.itemOf('path', path, true).label}`
    const [, place = '', query = ''] = /^([^?#]*)(.*)$/.exec(path) ?? []
    const segments = place.split('/').map((segment) => {
      if (this.#isPlain(segment) || (isKept && isPlainSegment(segment))) return segment
      return this.#show(looksLikeSecret(segment) ? 'secret' : 'path', segment)
    })
    return segments.join('/') + this.#query(query)
  }

  /** Values of a query are where tokens stand. */
  #query(query: string): string {
    return query
      .split(/([?#&;])/)
      .map((part, index) => {
        if (index % 2 === 1 || part === '') return part
        const [, key = '', equals = '', value = ''] = /^([^=]*)(=?)(.*)$/s.exec(part) ?? []
        const shownKey = this.#isPlain(key) ? key : this.#show('text', key)
        return `${shownKey}${equals}${value === '' || this.#isPlain(value) ? value : this.#show('secret', value)}`
      })
      .join('')
  }

  /** A home folder tells who somebody is, also where the name stands elsewhere. */
  #file(file: string): string {
    if (file === '' || this.#isPlain(file)) return file
    const home = /^((?:[A-Za-z]:)?[\\/](?:home|Users|Documents and Settings)[\\/])([^\\/]{1,100})(.*)$/.exec(file)
    if (!home) return this.#show('file', file)
    const [, start = '', user = '', rest = ''] = home
    return `${start}${this.#show('user', user)}${rest === '' || rest === '/' ? rest : `${rest.slice(0, 1)}${this.#show('file', rest.slice(1))}`}`
  }
}

/** Names that Ponte itself asks for, because they cannot exist. */
const nobodysName = 'this-name-cannot-exist.invalid'

/** An address or a name with a dot, perhaps with a port. */
function isHost(piece: string): boolean {
  if (isWrittenLikeHost(piece)) return false
  const bare = piece.replace(/:\d{1,5}$/, '')
  return isAddress(piece) || isAddress(bare) || /^(?:[\p{L}\p{N}_*-]{1,63}\.){1,20}\p{L}[\p{L}\p{N}-]{1,62}$/u.test(bare)
}

function isFile(piece: string): boolean {
  return /^(?:[A-Za-z]:[\\/]|\\\\|~|\.{1,2}\/|\/(?:home|Users|etc|tmp|var|usr|opt|root|proc|run|mnt|srv|private|Library|Applications)(?:\/|$))/.test(
    piece,
  )
}

/** As systems number their network connections; names that people give are replaced. */
export function isInterfaceName(name: string): boolean {
  return /^(?:lo|eth|en|em|wl|wlan|wlp|wlx|enp|ens|eno|tun|tap|utun|wg|docker|br|veth|virbr|vmnet|ppp|awdl|llw|bridge|anpi|ap|gif|stf|bond|dummy|tailscale|Ethernet ?|Wi-Fi ?)\d{0,4}$|^en[ops]\d{1,3}(?:s\d{1,3})?(?:f\d{1,2})?$|^wlp\d{1,3}s\d{1,3}(?:f\d{1,2})?$/.test(
    name,
  )
}

/** Letters, or a short number: what people name rooms and pages. */
function isPlainSegment(segment: string): boolean {
  return segment.length <= 40 && segment.split(/[._~-]/).every((part) => /^(?:\p{L}{0,20}|\d{1,4}|v\d{1,2})$/u.test(part))
}

function looksLikeSecret(segment: string): boolean {
  return segment.length >= 12 && /\d/.test(segment)
}
