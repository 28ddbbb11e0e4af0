// How a message becomes words, in real and in generated languages.
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { createTranslator } from '../../shared/i18n/create-translator.ts'
import { pseudoMessage } from '../../shared/i18n/pseudo-language.ts'
import { catalogue } from './catalogue.ts'

const messages = {
  'message.unknown': '(not known: {id})',
  plain: 'Port {port} of {address}',
  counted: '{count, plural, one {# port of {address}} other {# ports of {address}}}',
  literal: 'a < b, {{',
}

test.each([
  ['plain', { port: 80, address: '192.0.2.1' }, 'Port 80 of 192.0.2.1'],
  ['plain', { port: 80, address: '$& {port}' }, 'Port 80 of $& {port}'],
  ['counted', { count: 1, address: 'a' }, '1 port of a'],
  ['counted', { count: 1200, address: 'a' }, '1,200 ports of a'],
  ['no-such-id', {}, '(not known: no-such-id)'],
  ['toString', {}, '(not known: toString)'],
])('%s with %j says %j', (id, params, words) => {
  expect(createTranslator('en', messages).format({ id, params })).toBe(words)
})

test('A parameter that a stored message lacks shows the id instead of half a sentence', () => {
  const translator = createTranslator('en', messages)
  expect(translator.format({ id: 'plain', params: { port: 80 } })).toMatch(/^plain: /)
  expect(translator.format({ id: 'counted', params: { count: 2 } })).toMatch(/^counted: /)
  expect(createTranslator('en', {}).format({ id: 'plain', params: {} })).toBe('plain')
})

test('From right to left, every text parameter keeps its own order, and numbers stay numbers', () => {
  const translator = createTranslator('ar-XB', messages)
  expect(translator.direction).toBe('rtl')
  expect(translator.format({ id: 'plain', params: { port: 80, address: 'a.example' } })).toContain('\u2068a.example\u2069')
  expect(translator.format({ id: 'counted', params: { count: 1, address: 'a.example' } })).toContain('\u2068a.example\u2069')
})

/** What a message is made of but for its words. */
function skeleton(elements: readonly MessageFormatElement[]): unknown[] {
  return elements.flatMap((element): unknown[] => {
    if (element.type === TYPE.literal) return []
    if (!('options' in element)) return [[element.type, 'value' in element ? element.value : undefined]]
    return [[element.type, element.value, ...Object.entries(element.options).map(([key, { value }]) => [key, skeleton(value)])]]
  })
}

/** The words alone. */
function words(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value
      return 'options' in element
        ? Object.values(element.options)
            .map(({ value }) => words(value))
            .join('')
        : ''
    })
    .join('')
}

test.each(['accented', 'mirrored'] as const)('The %s language changes every letter and nothing else of any message', (kind) => {
  for (const text of Object.values(catalogue)) {
    const english = parse(text, { ignoreTag: true })
    const changed = pseudoMessage(english, kind)
    expect(skeleton(changed)).toEqual(skeleton(english))
    expect(words(changed)).not.toMatch(/[A-Za-z]/)
    expect(words(changed).replaceAll(/\p{L}/gu, '')).toBe(words(english).replaceAll(/\p{L}/gu, ''))
  }
})

test('Accented texts are about two fifths longer, as German ones are', () => {
  const text = 'The certificate of this server expired yesterday.'
  const [changed] = pseudoMessage(parse(text), 'accented')
  const length = changed?.type === TYPE.literal ? changed.value.length : 0
  expect(length / text.length).toBeGreaterThan(1.3)
  expect(length / text.length).toBeLessThan(1.6)
})
