// Every real error text of test/fixtures/error-texts: what it says, what may be behind it, which address it names.
import { readdirSync, readFileSync } from 'node:fs'
import { domainToASCII } from 'node:url'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { explainError } from '../../shared/error-text/explain-error.ts'
import { errorMeanings, errorOperations, errorPrograms } from '../../shared/error-text/error-signal.ts'
import { errorExplanationSchema } from '../../shared/report/error-explanation-schema.ts'
import { formatTarget } from '../../shared/target/target.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const fixtureSchema = v.array(
  v.strictObject({
    from: v.exactOptional(text),
    on: v.exactOptional(text),
    source: text,
    text,
    program: v.exactOptional(v.picklist(errorPrograms)),
    tokens: v.pipe(v.array(text), v.minLength(1)),
    meaning: v.picklist(errorMeanings),
    operation: v.picklist(errorOperations),
    status: v.exactOptional(v.number()),
    causes: v.array(text),
    address: v.exactOptional(text),
  }),
)
type Fixture = v.InferOutput<typeof fixtureSchema>[number]

const folder = new URL('../fixtures/error-texts/', import.meta.url)
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, fixtures: v.parse(fixtureSchema, read(name)) }))

/** What is made of a text, in the shape of a fixture. */
function understand(fixture: Fixture): Readonly<Record<string, unknown>> {
  const { signal, candidates, target } = v.parse(errorExplanationSchema, explainError(fixture.text, domainToASCII))
  return {
    ...signal,
    causes: candidates.map(({ cause, certainty }) => `${certainty} ${cause}`),
    ...(target ? { address: formatTarget(target) } : {}),
  }
}

describe.each(files)('$name', ({ fixtures }) => {
  test.each(fixtures)('$text', (fixture) => {
    const { from, on, source, text: pasted, ...expected } = fixture
    expect({ ...understand(fixture), from, on, source, text: pasted }).toEqual({ ...expected, from, on, source, text: pasted })
  })
})

test('there are at least 120 texts, of every program that is told apart, and no text twice', () => {
  const texts = files.flatMap(({ fixtures }) => fixtures)
  expect(texts.length).toBeGreaterThanOrEqual(120)
  expect(new Set(texts.map((fixture) => fixture.text)).size).toBe(texts.length)
  expect(errorPrograms.filter((program) => !texts.some((fixture) => fixture.program === program))).toEqual([])
})

test('every meaning has a text', () => {
  const met = new Set(files.flatMap(({ fixtures }) => fixtures.map(({ meaning }) => meaning)))
  expect(errorMeanings.filter((meaning) => !met.has(meaning))).toEqual([])
})

/** They hold a sentence that programs translate, or that a person wrote, and no token. What is not known is said, never guessed. */
const sentencesAlone = [
  'Firefox, page in Italian',
  'Firefox, page in Portuguese',
  'Java, JDBC',
  'Windows in German',
  'Chinese chat message',
  'Portuguese e-mail',
  'a log with the time and the line before it',
  'only a sentence about WebSocket with host and port',
]

test('the texts from which addresses are taken are understood too, where they hold a token', () => {
  const texts = v.parse(v.array(v.looseObject({ from: text, text })), read('../error-texts.json'))
  const unknown = texts.filter((each) => explainError(each.text, domainToASCII).outcome === 'not-understood').map(({ from }) => from)
  expect(unknown).toEqual(sentencesAlone)
})
