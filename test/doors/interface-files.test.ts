// The list of what can be asked for, made from a folder on disk.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readInterfaceFiles } from '../../electron/doors/interface-files.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ponte-interface-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('Files of known types are listed with their folder; maps, links and unknown files are not', async () => {
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<p>')
  await writeFile(join(folder, 'assets/main-x1.js'), '1')
  await writeFile(join(folder, 'assets/main-x1.js.map'), '{}')
  await writeFile(join(folder, '.env'), 'secret')
  await symlink('/etc/hostname', join(folder, 'hostname.html'))
  const files = await readInterfaceFiles(folder)
  expect([...files].map(([name, { contentType, bytes }]) => [name, contentType, bytes.toString()]).sort()).toEqual([
    ['assets/main-x1.js', 'text/javascript; charset=utf-8', '1'],
    ['index.html', 'text/html; charset=utf-8', '<p>'],
  ])
})

test('A folder that is missing is a fault and not an empty interface', async () => {
  await expect(readInterfaceFiles(join(folder, 'nowhere'))).rejects.toThrow('ENOENT')
})
