// Which program sets the clock, by the files that it leaves.
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readTimeService } from '../../../electron/system/machine/time-service.ts'

test.runIf(process.platform === 'linux')(
  'a service counts while its process runs under its name, and a file left over does not',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ponte-time-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const ownName = readFileSync('/proc/self/comm', 'latin1').trim()
    const running = { name: 'chrony', file: file('running.pid', `${process.pid}\n`), process: ownName } as const
    const other = { name: 'ntpd', file: file('other.pid', `${process.pid}\n`), process: 'chronyd' } as const
    const hostile = { name: 'ntpd', file: file('hostile.pid', '../self'), process: ownName } as const
    const sign = { name: 'systemd-timesyncd', file: file('synchronized', '') } as const
    const absent = { name: 'ntpd', file: join(folder, 'absent') } as const
    expect([
      await readTimeService([absent, other, hostile, running, sign]),
      await readTimeService([absent, sign]),
      await readTimeService([absent, other, hostile]),
    ]).toEqual(['chrony', 'systemd-timesyncd', undefined])
  },
)
