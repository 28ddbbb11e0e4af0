// What holds for every text, hostile ones included; and the pairs that look alike and must be told apart.
import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { ErrorExplanation } from '../../shared/error-text/error-explanation.ts'
import { explainError } from '../../shared/error-text/explain-error.ts'
import english from '../../shared/i18n/messages/en/diagnosis.json' with { type: 'json' }
import words from '../../shared/i18n/messages/en/error-text.json' with { type: 'json' }
import { createTranslator } from '../../shared/i18n/create-translator.ts'
import { sayError } from '../../shared/report/explained-error.ts'
import { errorExplanationSchema } from '../../shared/report/error-explanation-schema.ts'

const explain = (text: string): ErrorExplanation => explainError(text, domainToASCII)
const causes = (text: string): readonly string[] => explain(text).candidates.map(({ cause, certainty }) => `${certainty} ${cause}`)
const advice = (text: string): readonly string[] => explain(text).remedies.map(({ id }) => id)
const translator = createTranslator('en', { ...english, ...words })

/** Pieces that the reader looks for, put together at random. */
const pieces = fc.constantFrom(
  'ECONNREFUSED', 'net::ERR_', 'ws://', '[Errno ', '111', '10061', '(', ')', ': ', '0x8007', '274D', 'curl: (7)', 'code=1006', ' ', '\n', 'websocket',
  'status code ', '404', 'http/1.1 ', 'bind', 'listen', 'connect', 'proxy', 'x509: ', "'", '"', '\u202e', '\ud800', '\u0000', 'Firefox', 'é', '{', '<b>',
) // prettier-ignore

describe('Whatever is pasted', () => {
  test('gives a valid document with whole sentences, and nothing is certain', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 400 }),
          fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const explanation = explain(text)
          v.parse(errorExplanationSchema, JSON.parse(JSON.stringify(explanation)))
          const { title, steps, candidates, decidingTest } = sayError(explanation, translator)
          const said = [
            title,
            decidingTest,
            ...steps,
            ...candidates.flatMap((each) => [each.title, each.why, each.actorText, ...each.steps]),
          ]
          expect(said.filter((sentence) => !/^[A-Z“].*[.?;]$/su.test(sentence) || sentence.includes('error-text.'))).toEqual([])
          expect(candidates.every(({ certainty }) => certainty !== 'certain')).toBe(true)
          expect(new Set(candidates.map(({ cause }) => cause)).size).toBe(candidates.length)
        },
      ),
      { numRuns: 500 },
    )
  })

  test.each([
    'a', 'A_', '1', '0x', '(', '[Errno ', '(111', 'code ', 'code=', 'domain ', 'error -1', 'status code ', 'http/1.1 ', '10061 ', '10061', 'ws://', ' (port 1) from',
    'response: ', '{', '\u202e', 'ECONNREFUSED ', 'x509: certificate is valid for ', 'Host: ', ':', 'a.', 'Aa.', 'É', "address: '", 'at ',
  ])('8,000 characters of %j cost no time', (unit) => {
    const text = unit.repeat(Math.ceil(8000 / unit.length)).slice(0, 8000)
    explain(text)
    const durations = [1, 2, 3].map(() => {
      const startMs = performance.now()
      explain(text)
      return performance.now() - startMs
    })
    expect(Math.min(...durations)).toBeLessThan(50)
  }) // prettier-ignore

  test('is never repeated beyond its tokens, its address and the text around that', () => {
    const { target, ...rest } = explain('ECONNREFUSED ws://someone:hunter2@example.com/ token=s3cret')
    expect(JSON.stringify(rest)).not.toMatch(/hunter2|s3cret/)
    expect(JSON.stringify(target)).not.toMatch(/hunter2/)
  })
})

describe('Of programs that listen and programs that call, the same words mean different things:', () => {
  test.each([
    [
      'stream_socket_server(): Unable to connect to tcp://203.0.113.5:2346 (Cannot assign requested address)',
      ['likely local-address-missing'],
    ],
    [
      'stream_socket_client(): Unable to connect to tcp://203.0.113.5:2346 (Cannot assign requested address)',
      ['likely local-ports-exhausted', 'possible local-address-missing'],
    ],
    ['Error: bind EADDRNOTAVAIL 203.0.113.5', ['likely local-address-missing']],
    ['OSError: [Errno 99] Cannot assign requested address', ['possible local-ports-exhausted', 'possible local-address-missing']],
    ['OSError: [WinError 10049] …', ['possible invalid-address', 'possible local-address-missing']],
    ['dial tcp [2001:db8::1]:80: connect: cannot assign requested address', ['likely ipv6-broken', 'possible local-ports-exhausted']],
    ['java.net.BindException: Address already in use: connect', ['likely local-ports-exhausted']],
    ['SocketException (10048)', ['possible local-ports-exhausted']],
  ])('%s', (text, expected) => {
    expect(causes(text)).toEqual(expected)
  })

  test.each([
    ['Error: listen EADDRINUSE: address already in use :::8080', ['error-text.advice.find-listener']],
    ['Error: listen EACCES: permission denied 0.0.0.0:80', ['error-text.advice.other-port']],
  ])('%s', (text, expected) => {
    expect([causes(text), advice(text)]).toEqual([[], expected])
  })
})

describe('What the named address rules out is not said:', () => {
  test.each([
    ['a cloud, of this computer', 'connect ETIMEDOUT 127.0.0.1:8080', ['possible server-silent']],
    [
      'another network, of a public address',
      'connect EHOSTUNREACH 93.184.216.34:8080',
      ['possible no-machine-at-address', 'possible firewall-rejects', 'possible no-route'],
    ],
    [
      'encryption, of an encrypted address',
      'GET https://example.com/ net::ERR_EMPTY_RESPONSE',
      ['likely server-closes-at-once', 'possible protocol-mismatch'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(causes(text)).toEqual(expected)
  })

  test('a scheme that is only guessed rules nothing out', () => {
    expect(causes("10.0.0.7 didn't send any data. ERR_EMPTY_RESPONSE")).toContain('possible tls-required')
  })
})

describe('Not understood is', () => {
  test.each([
    '',
    'hello',
    'it does not work',
    'ws://example.com:10061/',
    'example.com:10060',
    'port 10061',
    'version 1.10061.2',
    '404',
    '1006 items',
    'at 10:06:10',
  ])('%j', (text) => {
    expect(explain(text)).toMatchObject({ outcome: 'not-understood', candidates: [], remedies: [] })
  })
})

test('a class name alone is no address, an address beside an error is', () => {
  expect(explain('java.net.ConnectException').target).toBeUndefined()
  expect(explain('ECONNREFUSED example.com:81').target).toMatchObject({ host: 'example.com', port: 81 })
})
