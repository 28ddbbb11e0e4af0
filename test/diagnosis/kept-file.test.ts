// What Ponte keeps survives crashes of any kind: what is broken is kept aside, what cannot be written is forgotten, nothing is ever half there.
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KeptFile } from '../../electron/diagnosis/kept-file.ts'

const empty = { width: 0 }
const now = () => new Date('2026-01-02T03:04:05.678Z')
let folder: string
let path: string
let file: KeptFile<{ width: number }>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ponte-kept-'))
  path = join(folder, 'below', 'window.json')
  file = new KeptFile(path, v.strictObject({ width: v.number() }), empty, now)
})
afterEach(() => rm(folder, { recursive: true }))

test('What was written is read again, from a file of its owner alone, whether it was written at once or in turn', async () => {
  expect([await file.read(), file.replaceNow({ width: 5 }), await file.read()]).toEqual([
    { content: empty },
    true,
    { content: { width: 5 } },
  ])
  expect([await file.change(({ width }) => ({ width: width + 1 })), await file.read()]).toEqual([undefined, { content: { width: 6 } }])
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'below'))).toEqual(['window.json'])
})

const asidePath = () => `${path}.broken-2026-01-02T03-04-05.678Z`

test.each(['', '{"width":', '{"width":"5"}', '{"width":5,"more":1}', '[]', '\0\0\0'])(
  'A broken file (%j) is kept aside and never trusted',
  async (text) => {
    file.replaceNow(empty)
    await writeFile(path, text)
    expect(await file.read()).toEqual({ content: empty, trouble: { kind: 'set-aside', file: asidePath() } })
    expect([await readFile(asidePath(), 'utf8'), await file.read()]).toEqual([text, { content: empty }])
  },
)

test('A file that is too large to be one of Ponte’s is kept aside and not read', async () => {
  file.replaceNow({ width: 5 })
  await truncate(path, 20_000_001)
  expect([await file.read(), (await stat(asidePath())).size]).toEqual([
    { content: empty, trouble: { kind: 'set-aside', file: asidePath() } },
    20_000_001,
  ])
})

test('A place that cannot be read is not absent, and one that cannot be written is no crash', async () => {
  await writeFile(join(folder, 'below'), '')
  expect(await file.read()).toMatchObject({
    content: empty,
    trouble: { kind: 'cannot-read', raw: expect.stringContaining('ENOTDIR') as string },
  })
  expect(file.replaceNow(empty)).toBe(false)
})
