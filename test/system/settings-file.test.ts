// Settings survive crashes of any kind: what is broken is kept aside, what cannot be written is forgotten, nothing is ever half there.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSettings, writeSettings } from '../../electron/system/settings-file.ts'

const schema = v.strictObject({ width: v.number() })
let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ponte-settings-'))
  file = join(folder, 'below', 'window.json')
})
afterEach(() => rm(folder, { recursive: true }))

test('What was written is read again, from a file of its owner alone', async () => {
  expect([await readSettings(file, schema), writeSettings(file, { width: 5 })]).toEqual([{ status: 'absent' }, true])
  expect(await readSettings(file, schema)).toEqual({ status: 'read', value: { width: 5 } })
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'below'))).toEqual(['window.json'])
})

test.each(['', '{"width":', '{"width":"5"}', '{"width":5,"more":1}', '[]', '\0\0\0', `{"width":5${' '.repeat(70_000)}}`])(
  'A broken file (%j) is kept aside and never trusted',
  async (text) => {
    writeSettings(file, {})
    await writeFile(file, text)
    expect(await readSettings(file, schema)).toEqual({ status: 'put-aside', keptAs: `${file}.broken` })
    expect([await readFile(`${file}.broken`, 'utf8'), await readSettings(file, schema)]).toEqual([text, { status: 'absent' }])
  },
)

test('A place that cannot be read is not absent, and one that cannot be written is no crash', async () => {
  writeSettings(join(folder, 'below'), {})
  expect(await readSettings(file, schema)).toMatchObject({ status: 'unreadable', raw: expect.stringContaining('ENOTDIR') as string })
  expect(writeSettings(file, {})).toBe(false)
})
