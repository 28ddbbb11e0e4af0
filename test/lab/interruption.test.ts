// What an interrupted lab leaves behind: nothing. Needs what the lab needs; elsewhere the lab itself says why it does not run.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { reasonAgainst } from './requirements.ts'

/** The certificates come first, which takes some thirty programs: two seconds, and many times as long beside all the other tests. */
const startLimitMs = 60_000

const program = fileURLToPath(new URL('./run-lab.ts', import.meta.url))

test.runIf(reasonAgainst() === undefined).each(['SIGINT', 'SIGTERM'] as const)(
  'a lab that is ended by %s leaves no namespace and no file',
  async (signal) => {
    const lab = spawn(process.execPath, [program, '--check', '--only', 'an address of the own network that nobody has'], {
      stdio: 'ignore',
    })
    const ended = new Promise<number | null>((resolve) => lab.once('close', resolve))
    const mine = `ponte-lab-${lab.pid}-`
    await expect.poll(() => namespaces(mine).length, { timeout: startLimitMs }).toBeGreaterThan(0)
    lab.kill(signal)
    expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143)
    expect(namespaces(mine)).toEqual([])
    expect(existsSync('/etc/netns') ? readdirSync('/etc/netns').filter((name) => name.startsWith(mine)) : []).toEqual([])
  },
  2 * startLimitMs,
)

function namespaces(start: string): readonly string[] {
  const { stdout } = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line.startsWith(start))
}
