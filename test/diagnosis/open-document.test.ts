// What the engine makes of a document that somebody gave to the interface.
import { expect, test } from 'vitest'
import { openDocument } from '../../electron/diagnosis/open-document.ts'
import { ServerFiles } from '../../electron/diagnosis/server-files.ts'
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

const description = { describedAt: '2026-11-21T03:00:00.000Z', addresses: ['203.0.113.10'], listeners: [{ address: '0.0.0.0', port: 22 }] }
const written = JSON.stringify({ schemaVersion: 1, kind: 'server-description', ponte: refusedReport.ponte, ...description })

test('a server’s own side is opened and kept for the checks to come', () => {
  const files = new ServerFiles()
  const opened = openDocument({ text: written }, files)
  expect([opened, opened.kind === 'server-file' && files.find(opened.id)]).toEqual([
    { kind: 'server-file', id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, description, unreadLines: 0 },
    description,
  ])
})

test('the output of a command is opened alike, and its unread lines are counted', () => {
  expect(openDocument({ text: 'tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\ntcp LISTEN 0 1 0.0.0.0:odd-name *:*' })).toMatchObject({
    kind: 'server-file',
    description: { listing: 'ss', listeners: [{ address: '0.0.0.0', port: 22 }] },
    unreadLines: 1,
  })
})

test('a server’s own side that is damaged, or of a later version, is refused with that reason', () => {
  const reasons = [written.replace('"port":22', '"port":1e9'), written.replace('"schemaVersion":1', '"schemaVersion":2')].map((each) =>
    openDocument({ text: each }),
  )
  expect(reasons).toEqual([
    { kind: 'unreadable', reason: 'damaged-server-file' },
    { kind: 'unreadable', reason: 'newer-version' },
  ])
})

test('the oldest of more files than anybody compares is forgotten', () => {
  const files = new ServerFiles()
  const ids = Array.from({ length: 5 }, () => files.keep(description))
  expect(ids.map((id) => files.find(id) !== undefined)).toEqual([false, true, true, true, true])
})
