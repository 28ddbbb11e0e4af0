// Proves that the check of the messages notices what translators and programmers forget. That the real messages pass is the check's own run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findMessageProblems, findUnsaidIds } from '../../build/check-messages.mjs'

const complete = {
  en: { 'a.title': 'No answer from {host}', 'a.count': '{count, plural, one {# try} other {# tries}}' },
  notes: { 'a.title': 'The host stays as it is.', 'a.count': 'How often it was tried.' },
  pt: { 'a.title': 'Sem resposta de {host}', 'a.count': '{count, plural, one {# tentativa} many {# de tentativas} other {# tentativas}}' },
  it: {
    'a.title': 'Nessuna risposta da {host}',
    'a.count': '{count, plural, one {# tentativo} many {# di tentativi} other {# tentativi}}',
  },
}

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function writeMessages(messages: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-messages-test-'))
  folders.push(folder)
  for (const [code, texts] of Object.entries(messages)) {
    const file = join(folder, code, 'diagnosis.json')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(texts))
  }
  return folder
}

test('complete messages have no problems', async () => {
  expect(await findMessageProblems(writeMessages(complete))).toEqual([])
})

test.each([
  ['a translation that is missing', { it: { 'a.title': complete.it['a.title'] } }, /Missing translation keys for locale it:\na\.count/],
  ['a translation of nothing', { pt: { ...complete.pt, 'a.old': 'Velho' } }, /Extra translation keys for locale pt:\na\.old/],
  ['a parameter with another name', { it: { ...complete.it, 'a.title': 'Nessuna risposta da {nome}' } }, /a\.title: Missing variable host/],
  [
    'a broken text',
    { pt: { ...complete.pt, 'a.title': 'Sem resposta de {host' } },
    /locale pt are structurally different from en:\na\.title/,
  ],
  ['a text without a note', { notes: { 'a.title': 'The host stays as it is.', 'a.count': ' ' } }, /^a\.count has no note for translators$/],
  ['a note without a text', { notes: { ...complete.notes, 'a.old': 'Gone.' } }, /^a\.old has a note but no English text$/],
])('%s is noticed', async (_, change, problem) => {
  expect(await findMessageProblems(writeMessages({ ...complete, ...change }))).toEqual([expect.stringMatching(problem)])
})

test('a language without its files is noticed', async () => {
  const { it: _, ...incomplete } = complete
  expect(await findMessageProblems(writeMessages(incomplete))).toEqual([`messages/${join('it', 'diagnosis.json')} is missing`])
})

test('a text that no source says is noticed', () => {
  expect(findUnsaidIds(['nobody.says-this'])).toEqual(['nobody.says-this'])
})
