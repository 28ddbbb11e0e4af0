// Which programs run here, by what the systems' commands print. Written after the manuals of `ps` and `tasklist`; the Linux part reads real processes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { recognise } from '../../../electron/system/proxy-software/index.ts'
import { readLinuxProcesses } from '../../../electron/system/proxy-software/linux.ts'
import {
  parsePs,
  parseTasklist,
  readMacosProcesses,
  readWindowsProcesses,
} from '../../../electron/system/proxy-software/macos-and-windows.ts'
import type { CommandResult } from '../../../electron/system/run-command.ts'

const { signal } = new AbortController()
const giving = (result: CommandResult) => () => Promise.resolve(result)

test('Known programs are kept by name, all others are left out', () => {
  const ps =
    '/sbin/launchd\n/Applications/ClashX Pro.app/Contents/MacOS/ClashX Pro\n/Library/secret tool/thing\n/Applications/ClashX Pro.app/Contents/MacOS/ClashX Pro\n'
  const tasklist =
    '"System Idle Process","0","Services","0","8 K"\r\n"Clash for Windows.exe","4242","Console","1","120.000 K"\r\n"ZSATunnel.exe","77","Services","0","9.000 K"\r\n'
  expect([recognise(parsePs(ps)), recognise(parseTasklist(tasklist))]).toEqual([
    [{ software: 'clash', process: 'ClashX Pro' }],
    [
      { software: 'clash', process: 'Clash for Windows.exe' },
      { software: 'zscaler', process: 'ZSATunnel.exe' },
    ],
  ])
})

test('A list that was not printed or not understood is not known, never "nothing runs"', async () => {
  const results: CommandResult[] = [
    { status: 'printed', text: '' },
    { status: 'no-permission' },
    { status: 'no-answer' },
    { status: 'not-installed' },
    { status: 'failed', raw: 'Access is denied' },
  ]
  const outcomes = await Promise.all(
    results.flatMap((result) => [readMacosProcesses(giving(result), signal), readWindowsProcesses(giving(result), signal)]),
  )
  expect(outcomes.every(({ status }) => status !== 'succeeded')).toBe(true)
})

test.runIf(process.platform === 'linux')('A program that runs on Linux is found by what it was started as', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { argv0: '/opt/somewhere/verge-mihomo' })
  onTestFinished(() => void child.kill())
  await once(child, 'spawn')
  const programs = await readLinuxProcesses()
  expect(programs.status === 'succeeded' && recognise(programs.value)).toContainEqual({ software: 'clash', process: 'verge-mihomo' })
})

test('What a hostile program calls itself is only text, and cut', () => {
  const name = `"${'x'.repeat(500)}","1"\n"\u202e<b>.exe","2"`
  expect(recognise(parseTasklist(name))).toEqual([])
})
