// Names for first words: those of real servers, those of documentation, and none for what proves nothing.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greetingWords } from '../../shared/facts/greeting-words.ts'
import { greetings, type Greeting } from '../../shared/facts/fact.ts'
import { identifyProtocol, recogniseGreeted, recogniseProtocol } from '../../shared/facts/identify-protocol.ts'
import type { Identification } from '../../shared/facts/protocol-name.ts'
import { documentedWords } from './documented-words.ts'

interface CapturedServer {
  readonly protocol: string | null
  readonly server: string
  readonly answers: readonly {
    readonly asked: string
    readonly firstBytes: string
    readonly byteCount: number
    readonly name?: string | null
    readonly certainty?: string | null
  }[]
}

const captured = JSON.parse(readFileSync(new URL('../fixtures/protocol-words/captured.json', import.meta.url), 'utf8')) as {
  readonly servers: readonly CapturedServer[]
}

const isGreeting = (asked: string | undefined): asked is Greeting => greetings.some((greeting) => greeting === asked)

function recognise(asked: string | undefined, firstBytes: string, byteCount: number): Identification | undefined {
  return isGreeting(asked) ? recogniseGreeted(asked, firstBytes, byteCount) : recogniseProtocol(firstBytes)
}

const toHex = (latin1: string) => Buffer.from(latin1, 'latin1').toString('hex')

describe('the words of real servers', () => {
  for (const { protocol, server, answers } of captured.servers) {
    it(`of ${server} bear the right name, whatever was asked`, () => {
      const wanted = answers.map(({ asked, name = protocol, certainty = 'certain' }) => [asked, name, name === null ? null : certainty])
      const found = answers.map(({ asked, firstBytes, byteCount }) => {
        const known = recognise(asked, firstBytes, byteCount)
        return [asked, known?.name ?? null, known?.certainty ?? null]
      })
      expect(found).toEqual(wanted)
      expect(found.length).toBeGreaterThan(0)
    })
  }
})

describe('the words of documentation', () => {
  for (const { source, asked, words, byteCount, known } of documentedWords) {
    it(`prove as much as they can: ${source}`, () => {
      expect(recognise(asked, toHex(words), byteCount ?? words.length)).toEqual(known)
    })
  }
})

it('knows at least 25 protocols by words that prove them or, for counted and plain lines, suggest them', () => {
  const names = new Set([
    ...captured.servers.map(({ protocol }) => protocol).filter((protocol) => protocol !== null),
    ...documentedWords.flatMap(({ known }) => (known ? [known.name] : [])),
    // Named from inside HTTP: `protocol-behind-http.test.ts`.
    'MongoDB',
    'ClickHouse',
  ])
  expect(names.size).toBe(37)
})

it('gives only certain names to those who do not ask how sure they are', () => {
  expect([identifyProtocol(toHex('SSH-2.0-x\r\n')), identifyProtocol(toHex('ERROR\r\n')), identifyProtocol(toHex('hello\n'))]).toEqual([
    'SSH',
    undefined,
    undefined,
  ])
})

describe('bytes that prove nothing', () => {
  it('are never named with certainty when they are random, as an answer to whatever', () => {
    const random = randomBytes(20_261_121)
    const named = Array.from({ length: 2_000 }, () => random()).flatMap((bytes) => {
      const hex = bytes.toString('hex')
      return [undefined, ...greetings].flatMap((asked) => {
        const known = recognise(asked, hex, bytes.length)
        return known?.certainty === 'certain' ? [[asked, known.name, hex]] : []
      })
    })
    expect(named).toEqual([])
  })

  it('are at most a line of text when they are our own greeting, given back whole, in part, or twice', () => {
    const named = greetings.flatMap((said) => {
      const words = Buffer.from(greetingWords[said], 'hex')
      const echoes = [words, words.subarray(0, 9), words.subarray(0, words.length / 2), Buffer.concat([words, words])]
      return echoes.flatMap((echo) => {
        const known = recogniseGreeted(said, echo.toString('hex', 0, 256), echo.length)
        return known === undefined || known.certainty === 'possible' ? [] : [[said, known]]
      })
    })
    expect(named).toEqual([])
  })

  it('are never named when they are our own request, given back', () => {
    const requests = [
      'GET /chat HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: example.com\r\n\r\n',
    ]
    expect(requests.map((request) => recogniseProtocol(toHex(request)))).toEqual([undefined, undefined])
  })

  it('have no name when there are none', () => {
    expect([undefined, ...greetings].map((asked) => recognise(asked, '', 0))).toEqual(
      Array.from({ length: greetings.length + 1 }, () => undefined),
    )
  })
})

describe('hostile bytes', () => {
  it('never make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(undefined, ...greetings), fc.nat(5000), (bytes, asked, byteCount) => {
        const known = recognise(asked, Buffer.from(bytes).toString('hex'), byteCount)
        expect(known === undefined || ['certain', 'likely', 'possible'].includes(known.certainty)).toBe(true)
      }),
    )
  })

  it('cost next to nothing, however they begin', () => {
    const beginnings = [
      '',
      '220 ',
      '220-a ',
      ':a',
      'ERROR :',
      '+OK ',
      '-ERR ',
      '<?xml ',
      '* OK',
      '\x00\x00\x00\xff',
      'aaa',
      '0',
      '554-a.',
      '<',
      ' <',
      '-A',
    ]
    const fillers = [' ', 'a', '\x00', '\t', 'SMTP', '<', '.', ' a', 'E', '\xff\xfd', '1', '@', 'aP']
    const hexes = beginnings.flatMap((beginning) => fillers.map((filler) => toHex((beginning + filler.repeat(256)).slice(0, 256))))
    const startedAt = performance.now()
    for (const hex of hexes) recogniseProtocol(hex)
    // 208 texts; 5 ms for one is the budget of a classifier (bad-peers 1.6).
    expect((performance.now() - startedAt) / hexes.length).toBeLessThan(5)
  })
})

/** Pieces of 0 to 256 bytes from a generator that always gives the same (xorshift). */
function randomBytes(seed: number): () => Buffer {
  let state = seed
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  return () => Buffer.from(Array.from({ length: next() % 257 }, () => (next() >>> 8) & 0xff))
}
