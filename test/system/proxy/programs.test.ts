// Where single programs keep a proxy of their own: what is not there is no such place, what may not be read is not known.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readProgram } from '../../../electron/system/proxy/programs/program.ts'
import { chooseFrom } from '../../../electron/system/proxy/sources/proxy-settings.ts'
import type { Target } from '../../../shared/target/target.ts'

const page: Target = { scheme: 'https', host: 'www.example.com', port: 443, path: '/', input: '' }

function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'ponte-home-'))
  onTestFinished(() => {
    rmSync(home, { recursive: true })
  })
  return home
}

async function choiceOf(program: 'git' | 'npm' | 'curl', home: string, environment = {}): Promise<unknown> {
  // A system whose global files are in the home, so that this computer's own are not read.
  const settings = await readProgram(program, {
    environment: { ProgramFiles: home, APPDATA: home, ...environment },
    home,
    platform: 'win32',
  })
  return settings.status === 'succeeded' ? chooseFrom(settings.value, page) : settings
}
const via = (host: string, setting: string, scheme = 'http') => ({
  choice: 'proxy',
  proxy: { scheme, host, port: 3128 },
  setting,
  isException: false,
})

test('A program without a file has no such place', async () => {
  const home = makeHome()
  const nowhere = { status: 'not-run', reason: 'unsupported-here' }
  expect([await choiceOf('git', home), await choiceOf('npm', home), await choiceOf('curl', home)]).toEqual([nowhere, nowhere, nowhere])
})

test('The later file counts for git and npm, the first for curl', async () => {
  const home = makeHome()
  mkdirSync(join(home, '.config', 'git'), { recursive: true })
  writeFileSync(join(home, '.config', 'git', 'config'), '[http]\n\tproxy = http://first.test:3128\n')
  writeFileSync(join(home, '.gitconfig'), '[http]\n\tproxy = http://second.test:3128\n')
  mkdirSync(join(home, 'npm', 'etc'), { recursive: true })
  writeFileSync(join(home, 'npm', 'etc', 'npmrc'), 'https-proxy=http://first.test:3128\n')
  writeFileSync(join(home, '.npmrc'), '//registry.test/:_authToken=secret\nhttps-proxy=http://second.test:3128\n')
  writeFileSync(join(home, '.curlrc'), 'proxy = socks5://first.test:3128\n')
  writeFileSync(join(home, '_curlrc'), 'proxy = socks5://second.test:3128\n')
  expect([await choiceOf('git', home), await choiceOf('npm', home), await choiceOf('curl', home)]).toEqual([
    via('second.test', 'http.proxy'),
    via('second.test', 'https-proxy'),
    via('first.test', 'proxy', 'socks5'),
  ])
})

test('A file that is no file is not known', async () => {
  const home = makeHome()
  mkdirSync(join(home, '.npmrc'))
  expect(await choiceOf('npm', home)).toMatchObject({ status: 'failed', failure: { code: 'unreadable', operation: 'read' } })
})
