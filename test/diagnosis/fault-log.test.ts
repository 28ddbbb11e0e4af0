// Where crashes of Ponte are written down, and that a log which cannot be written does no harm.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { faultLogFile, writeFault } from '../../electron/diagnosis/fault-log.ts'

it.each([
  ['linux', {}, '/home/ana/.local/state/ponte/ponte.log'],
  ['linux', { XDG_STATE_HOME: '/state' }, '/state/ponte/ponte.log'],
  ['linux', { XDG_STATE_HOME: '' }, '/home/ana/.local/state/ponte/ponte.log'],
  ['linux', { XDG_STATE_HOME: 'state' }, '/home/ana/.local/state/ponte/ponte.log'],
  ['darwin', {}, '/home/ana/Library/Logs/Ponte/ponte.log'],
  ['win32', {}, '/home/ana/AppData/Local/Ponte/logs/ponte.log'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/Ponte/logs/ponte.log'],
])('lies where %s keeps such files, with %o', (platform, environment, file) => {
  expect(faultLogFile(platform, environment, '/home/ana').replaceAll('\\', '/')).toBe(file)
})

function inNewFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  vi.stubEnv('HOME', folder)
  vi.stubEnv('XDG_STATE_HOME', '')
  vi.stubEnv('LOCALAPPDATA', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
  return folder
}

it('holds the stack of a crash, and the next one after it', async () => {
  inNewFolder()
  const file = await writeFault(new TypeError('first crash'))
  expect(await writeFault('second crash')).toBe(file)
  expect(readFileSync(file, 'utf8')).toMatch(/TypeError: first crash\n\s+at [^]*fault-log\.test\.ts[^]*second crash/)
})

it('says nothing and stops nothing when it cannot be written', async () => {
  const folder = inNewFolder()
  vi.stubEnv('XDG_STATE_HOME', join(folder, 'file-not-folder'))
  const first = await writeFault(new Error('crash'))
  vi.stubEnv('XDG_STATE_HOME', join(first, 'below-a-file'))
  const written = [vi.spyOn(console, 'error'), vi.spyOn(process.stderr, 'write'), vi.spyOn(process.stdout, 'write')]
  await expect(writeFault(new Error('crash'))).resolves.toContain('ponte.log')
  expect(written.flatMap((spy) => spy.mock.calls)).toEqual([])
})

it('is told where it would be when the library cannot even be loaded', async () => {
  inNewFolder()
  vi.resetModules()
  vi.doMock('electron-log/node.js', () => {
    throw new Error('EMFILE: too many open files')
  })
  onTestFinished(() => vi.doUnmock('electron-log/node.js'))
  const { writeFault: writeWithout } = await import('../../electron/diagnosis/fault-log.ts')
  await expect(writeWithout(new Error('crash'))).resolves.toContain('ponte.log')
})
