// The code that is told over the telephone: it comes back as it was, however it is typed, and no slip passes.
import { expect, test } from 'vitest'
import type { CallResult } from '../../shared/facts/call-result.ts'
import { arrivals } from '../../shared/facts/call-result.ts'
import { callCode, readCallCode } from '../../shared/report/call-code.ts'

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const example: CallResult = { port: 8080, arrival: 'answered', minuteOfDay: 754 }

test('Every result comes back from its code', () => {
  const results = arrivals.flatMap((arrival) =>
    [1, 22, 8080, 65_535].flatMap((port) => [0, 754, 1439].map((minuteOfDay) => ({ port, arrival, minuteOfDay }))),
  )
  expect(results.map((result) => readCallCode(callCode(result)))).toEqual(results)
})

test('A code is read in any case, with or without dash, and with the signs that look alike', () => {
  const code = callCode({ port: 1, arrival: 'answered', minuteOfDay: 0 })
  const typed = [code.toLowerCase(), code.replace('-', ' '), ` ${code.replace('-', '')} `, code.replaceAll('0', 'O').replaceAll('1', 'l')]
  expect(typed.map(readCallCode)).toEqual(typed.map(() => ({ port: 1, arrival: 'answered', minuteOfDay: 0 })))
})

test('Every single wrong sign and every two neighbours that changed places are noticed', () => {
  const code = callCode(example).replace('-', '')
  const wrong = [...code].flatMap((sign, index) =>
    [...signs].filter((other) => other !== sign).map((other) => code.slice(0, index) + other + code.slice(index + 1)),
  )
  const swapped = [...code.slice(1)]
    .map((sign, index) => code.slice(0, index) + sign + code.charAt(index) + code.slice(index + 2))
    .filter((text) => text !== code)
  expect([...wrong, ...swapped].filter((text) => readCallCode(text) !== undefined)).toEqual([])
})

test('What is no code is none', () => {
  expect(['', '0000-0000', 'K7QM', 'K7QM-2X9D-K7QM', 'ÄÖÜ', '\u202E', 'x'.repeat(100_000)].map(readCallCode)).toEqual(
    Array.from({ length: 7 }, () => undefined),
  )
})
