// The schema takes every report that was ever written, and refuses at once whatever else a file may hold.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { maxReportBytes } from '../../shared/report/report-limits.ts'
import { reportSchema } from '../../shared/report/report-schema.ts'
import { hostileReport, refusedReport, stoppedReport, worksReport } from '../fakes/sample-report.ts'
import { reportOf, stories } from '../scenarios/stories.ts'

const base = reportOf('ws-asked-of-redis')

test.each(stories)('The report of %s is the same after it was saved and read', (story) => {
  const report = reportOf(story)
  expect(v.parse(reportSchema, JSON.parse(JSON.stringify(report)))).toEqual(report)
})

test.each([refusedReport, worksReport, stoppedReport])('The samples of other tests are reports', (report) => {
  expect(v.parse(reportSchema, report)).toEqual(report)
})

describe('Refused at once:', () => {
  const text = JSON.stringify(base)
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const many = (count: number): string => Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')
  const firstBytes = (hex: string): string => text.replace(/"firstBytes":"[0-9a-f]+"/, `"firstBytes":"${hex}"`)

  test.each([
    ['no object', 'null'],
    ['a list', `[${text}]`],
    ['another version', text.replace('"schemaVersion":1', '"schemaVersion":2')],
    ['an unknown key', text.replace('{', '{"extra":1,')],
    ['a key of every object', text.replace('{', '{"constructor":{},')],
    ['a key that would change all objects', text.replace('{', '{"__proto__":{"isAdmin":true},')],
    ['an unknown key deep inside', text.replace('"synchronous":false', '"synchronous":false,"x":1')],
    ['a number without end', text.replace(/"durationMs":[\d.]+/, '"durationMs":1e999')],
    ['a negative time', text.replace(/"durationMs":[\d.]+/, '"durationMs":-1')],
    ['a date that is none', text.replace(/"createdAt":"[^"]+"/, '"createdAt":"yesterday"')],
    ['a port that is none', text.replace(/"port":\d+,"purpose"/, '"port":65536,"purpose"')],
    ['an address that is none', text.replace(/"address":"198[^"]+"/, '"address":"999.1.1.1"')],
    ['bytes that are none', firstBytes('zz')],
    ['half a byte', firstBytes('abc')],
    ['bytes without end', firstBytes('ab'.repeat(2_000_000))],
    ['a host name without end', text.replace(/"host":"[^"]+"/, `"host":"${'a'.repeat(4_000_000)}"`)],
    ['a cause that does not exist', text.replace('"cause":"protocol-mismatch"', '"cause":"bad-karma"')],
    ['a list inside a list, 100,000 deep', text.replace('"facts":[', `"facts":[${deep},`)],
    ['a parameter that is no text and no number', text.replace('"params":{', `"params":{"deep":${deep},`)],
    ['a million facts', text.replace('"facts":[', `"facts":[${'0,'.repeat(1_000_000)}`)],
    ['a million findings', text.replace('"findings":[', `"findings":[${'{},'.repeat(1_000_000)}`)],
    ['hundreds of thousands of keys', text.replace('{', `{${many(300_000)},`)],
    ['hundreds of thousands of parameters', text.replace('"params":{', `"params":{${many(300_000)},`)],
    ['no facts', JSON.stringify({ ...base, facts: undefined })],
  ])('%s', (_, document) => {
    expect(document).not.toBe(text)
    expect(document.length).toBeLessThan(maxReportBytes)
    const read: unknown = JSON.parse(document)
    const startMs = performance.now()
    expect(v.safeParse(reportSchema, read).success).toBe(false)
    expect(performance.now() - startMs).toBeLessThan(1000)
  })

  test('numbers that JSON cannot hold', () => {
    expect(v.safeParse(reportSchema, { ...base, durationMs: Number.NaN }).success).toBe(false)
    expect(v.safeParse(reportSchema, { ...base, durationMs: Number.POSITIVE_INFINITY }).success).toBe(false)
  })
})

test('Whatever words a report holds, they are kept as they are: showing them safely is for those who show them', () => {
  const raw = hostileReport.facts[0]
  const facts = raw ? [raw] : []
  expect(v.parse(reportSchema, { ...refusedReport, facts }).facts).toEqual(facts)
})

test('A parameter named like a part of every object changes no object', () => {
  const read = v.parse(reportSchema, JSON.parse(JSON.stringify(base).replace('"params":{', '"params":{"__proto__":"x",')))
  expect(Object.getPrototypeOf(read.findings[0]?.message.params)).toBe(Object.prototype)
})
