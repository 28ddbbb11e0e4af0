// Which door `npm start` opens and what it says about it, with stand-ins for the doors and for Electron.
import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeStandInProject, type StandInProject } from './stand-in-project.ts'

let project: StandInProject

beforeEach(() => {
  project = makeStandInProject()
})

afterEach(() => project.remove())

const noDisplay = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined }

test('an option that does not exist is one sentence and exit status 2', async () => {
  const { status, stdout, stderr } = await project.run('build/start.mjs', ['--brwser'])
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: "Unknown option '--brwser'. Try: npm start -- --help\n" })
})

test('--help explains itself and opens nothing', async () => {
  const { status, stdout } = await project.run('build/start.mjs', ['--help'])
  expect({ status, opens: stdout.includes('door') }).toEqual({ status: 0, opens: false })
})

test.each([
  ['--browser', 'door\n'],
  ['--no-open', 'door --no-open\n'],
])('%s opens the browser door, which ends with its parent', async (option, door) => {
  const { status, stdout } = await project.run('build/start.mjs', [option], { endsOnceItSpeaks: true })
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${door}closed\n` })
})

test('modules behind a link, of another version, are left alone', async () => {
  project.write('elsewhere/.ponte-installed', 'another lockfile')
  rmSync(join(project.folder, 'node_modules'), { recursive: true })
  symlinkSync(join(project.folder, 'elsewhere'), join(project.folder, 'node_modules'), 'junction')
  const { status, stderr } = await project.run('build/start.mjs', ['--browser'], { env: { npm_execpath: '/no-npm.js' } })
  expect({ status, stderr, kept: project.read('elsewhere/.ponte-installed') }).toEqual({
    status: 4,
    stderr: 'node_modules is a link to another folder, and installing would empty that one. Remove the link, then start again.\n',
    kept: 'another lockfile',
  })
})

// Other systems always have a display.
describe.runIf(process.platform === 'linux')('on Linux', () => {
  test('without a display one line says so, and the door only prints its address', async () => {
    const { stdout, stderr } = await project.run('build/start.mjs', [], { env: noDisplay, endsOnceItSpeaks: true })
    expect(stdout).toBe('door --no-open\nclosed\n')
    expect(stderr.split('\n').at(-2)).toBe(
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so Ponte opens in the browser.',
    )
  })

  const isRoot = process.getuid?.() === 0

  test(isRoot ? 'root gets the browser door, and the sandbox stays' : 'a window that cannot open leads to the browser door', async () => {
    project.write('runtime/electron', '#!/bin/sh\nexit 5\n')
    chmodSync(join(project.folder, 'runtime/electron'), 0o755)
    const env = { DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: join(project.folder, 'runtime') }
    const { stdout, stderr } = await project.run('build/start.mjs', [], { env, endsOnceItSpeaks: true })
    expect(stdout).toBe('door\nclosed\n')
    expect(stderr.split('\n').at(-2)).toBe(
      isRoot
        ? 'A window would need Chromium without its sandbox, because this is root, so Ponte opens in the browser.'
        : 'Electron could not open a window (it ended with status 5), so Ponte opens in the browser.',
    )
  })
})
