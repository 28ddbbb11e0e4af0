// What the engine makes of a document that somebody gave to the interface.
import { expect, test } from 'vitest'
import { openDocument } from '../../electron/diagnosis/open-document.ts'
import { refusedReport } from '../fakes/sample-report.ts'

const text = JSON.stringify(refusedReport)

test.each([
  ['a report', text],
  ['a report after a byte order mark', `\uFEFF${text}`],
])('%s is opened', (_, document) => {
  expect(openDocument({ text: document })).toEqual({ kind: 'report', report: refusedReport })
})

test.each([
  ['nothing', '', 'not-json'],
  ['words', 'hello', 'not-json'],
  ['half a report', text.slice(0, -1), 'not-json'],
  ['deep nesting', '['.repeat(1_000_000), 'not-json'],
  ['another document', '{"a":1}', 'not-a-report'],
  ['a number', '1', 'not-a-report'],
  ['null', 'null', 'not-a-report'],
  ['a report with one field more', text.replace('{', '{"more":1,'), 'not-a-report'],
  ['a report that pollutes a prototype', text.replace('{', '{"__proto__":{"isAdmin":true},'), 'not-a-report'],
  ['a report of a later version', JSON.stringify({ ...refusedReport, schemaVersion: 2 }), 'newer-version'],
])('%s is not, and the reason is named', (_, document, reason) => {
  expect(openDocument({ text: document })).toEqual({ kind: 'unreadable', reason })
})
