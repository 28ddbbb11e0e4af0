// Which language is spoken first, how it is changed, and that a change that fails leaves the words on screen alone.
import { expect, test } from 'vitest'
import type { Catalogue } from '../../../renderer/load-texts.ts'
import { LanguageState } from '../../../renderer/state/language.svelte.ts'
import type { LanguageCode } from '../../../shared/i18n/languages.ts'
import type { MessageId } from '../../../shared/i18n/message.ts'

const messages = { 'interface.page.name': 'Ponte', 'interface.page.version': 'Ponte {version}' }

function open(setup: Partial<Parameters<typeof LanguageState.open>[0]> = {}) {
  return LanguageState.open({ preferredTags: ['en'], load: () => Promise.resolve(messages), remember: () => {}, ...setup })
}

test.each([
  { setup: { preferredTags: ['xx', 'pt-PT', 'it'] }, code: 'pt' },
  { setup: { preferredTags: ['pt'], rememberedTag: 'it' }, code: 'it' },
  { setup: { preferredTags: ['pt'], rememberedTag: 'it', forcedTag: 'ar-XB' }, code: 'ar-XB' },
  { setup: { preferredTags: ['pt'], rememberedTag: 'no-such', forcedTag: 'none' }, code: 'pt' },
  { setup: { preferredTags: ['xx'] }, code: 'en' },
])('opens in $code for $setup', async ({ setup, code }) => {
  expect((await open(setup)).code).toBe(code)
})

test('a choice is remembered and changes direction and words', async () => {
  const remembered: string[] = []
  const language = await open({ remember: (code) => remembered.push(code) })
  await language.choose('ar-XB')
  expect(remembered).toEqual(['ar-XB'])
  expect(language.direction).toBe('rtl')
  expect(language.say('interface.page.name')).not.toBe('Ponte')
  expect(language.say('interface.page.version', { version: '1.2.3' })).toContain('1.2.3')
})

test('the latest choice wins, whichever file arrives first', async () => {
  const arrivals = new Map<LanguageCode, () => void>()
  const load = (code: LanguageCode) =>
    code === 'en' ? Promise.resolve(messages) : new Promise<typeof messages>((resolve) => arrivals.set(code, () => resolve(messages)))
  const language = await open({ load })
  const choices = [language.choose('pt'), language.choose('it')]
  arrivals.get('it')?.()
  arrivals.get('pt')?.()
  await Promise.all(choices)
  expect(language.code).toBe('it')
})

test('a language that cannot be loaded leaves the last one, and says so until another one loads', async () => {
  const load = (code: LanguageCode) => (code === 'pt' ? Promise.reject(new TypeError('gone')) : Promise.resolve(messages))
  const language = await open({ load })
  await language.choose('pt')
  expect([language.code, language.hasLoadFailed]).toEqual(['en', true])
  await language.choose('it')
  expect([language.code, language.hasLoadFailed]).toEqual(['it', false])
})

/** One text per catalogue, which names its language and itself. */
const loadNamed = (code: LanguageCode, catalogues: readonly Catalogue[]) =>
  Promise.resolve(Object.fromEntries(catalogues.map((catalogue) => [textOf[catalogue] ?? catalogue, `${code} ${catalogue}`])))

const textOf: Partial<Record<Catalogue, MessageId>> = { interface: 'interface.page.name', diagnosis: 'actor.you' }

test('a part of the interface brings its texts, also into the languages that are chosen later', async () => {
  const language = await open({ load: loadNamed })
  await language.include(['diagnosis'])
  const english = [language.say('interface.page.name'), language.say('actor.you')]
  await language.choose('it')
  expect([english, [language.say('interface.page.name'), language.say('actor.you')]]).toEqual([
    ['en interface', 'en diagnosis'],
    ['it interface', 'it diagnosis'],
  ])
})

test('texts that are on their way while the language changes arrive in the new one', async () => {
  const language = await open({ load: loadNamed })
  await Promise.all([language.choose('it'), language.include(['diagnosis'])])
  expect(language.say('actor.you')).toBe('it diagnosis')
  await Promise.all([language.include(['diagnosis']), language.choose('pt')])
  expect(language.say('actor.you')).toBe('pt diagnosis')
})

test.each([
  [0.34, '0.3 ms'],
  [12.4, '12 ms'],
  [999, '999 ms'],
  [1240, '1.2 sec'],
])('writes %f milliseconds as %s', async (durationMs, words) => {
  expect((await open()).duration(durationMs)).toBe(words)
})
