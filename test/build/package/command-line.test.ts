// The command line that is installed on Linux: what reaches the program behind it, and with which of Chromium's switches.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const script = fileURLToPath(new URL('../../../build/package/linux/ponte.sh', import.meta.url))
let folder: string

describe.runIf(process.platform === 'linux')('ponte', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ponte-command-'))
    copyFileSync(script, join(folder, 'ponte'))
    writeFileSync(join(folder, 'ponte-window'), '#!/bin/sh\nfor word; do printf "[%s]" "$word"; done\n')
    for (const name of ['ponte', 'ponte-window']) chmodSync(join(folder, name), 0o755)
    symlinkSync(join(folder, 'ponte'), join(folder, 'linked'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each([
    [[], ''],
    [['my report.ponte'], '[my report.ponte]'],
    [['diagnose', 'wss://x/a b?c=$HOME', '--json'], '[--no-sandbox][--no-zygote][--][diagnose][wss://x/a b?c=$HOME][--json]'],
    [['--version'], '[--no-sandbox][--no-zygote][--][--version]'],
  ])('%j', (words, passed) => {
    expect(['ponte', 'linked'].map((name) => execFileSync(join(folder, name), words, { encoding: 'utf8' }))).toEqual([passed, passed])
  })
})
