// The browser door as a program: what it prints where, whom it asks to open a browser, and that it ends promptly when told to.
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'

const programFile = new URL('example-program.ts', import.meta.url).pathname

class Program {
  readonly process: ChildProcess
  readonly ended: Promise<{ status: unknown; signal: unknown; stdout: string; stderr: string }>
  #stdout = ''
  #stderr = ''

  constructor(...args: readonly string[]) {
    this.process = spawn(process.execPath, [programFile, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.process.stdout?.on('data', (bytes) => (this.#stdout += String(bytes)))
    this.process.stderr?.on('data', (bytes) => (this.#stderr += String(bytes)))
    this.ended = once(this.process, 'close').then(([status, signal]: (number | string | null)[]) => ({
      status,
      signal,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }))
  }

  /** Waits until this stands on stderr. */
  async says(text: string): Promise<void> {
    while (!this.#stderr.includes(text)) await once(this.process.stderr ?? this.process, 'data')
  }

  get url(): URL {
    return new URL(this.#stdout.trim())
  }
}

let program: Program

afterEach(() => {
  program.process.kill('SIGKILL')
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'With --no-open it prints the address alone on stdout, and ends with 0 on %s',
  async (signal) => {
    program = new Program('--no-open')
    await program.says('<browser-door.how-to-open>')
    const idle = connect(Number(program.url.port), '127.0.0.1')
    await once(idle, 'connect')
    const closed = once(idle, 'close')
    const startedMs = performance.now()
    program.process.kill(signal)
    expect(await program.ended).toEqual({
      status: 0,
      signal: null,
      stdout: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/open\?key=[\w-]{43}\n$/) as string,
      stderr: '<browser-door.how-to-open>\n',
    })
    await closed
    expect(performance.now() - startedMs).toBeLessThan(1500)
  },
)

test('Without options it asks for the browser, and says so when there is none', async () => {
  program = new Program()
  await program.says('<browser-door.no-browser>')
  const { href } = program.url
  program.process.kill('SIGTERM')
  expect(await program.ended).toMatchObject({
    status: 0,
    stdout: `${href}\n`,
    stderr: `<browser-door.how-to-open>\nasked to open ${href}\n<browser-door.no-browser>\n`,
  })
})

test.each([
  [['--open'], '--open'],
  [['--no-open', 'ws://127.0.0.1'], 'ws://127.0.0.1'],
  [['--no-open=1'], '--no-open=1'],
  [['-n'], '-n'],
])('The options %j are not understood: one line, status 2, no door', async (args, unclear) => {
  program = new Program(...args)
  expect(await program.ended).toEqual({ status: 2, signal: null, stdout: '', stderr: `<browser-door.unclear-option> ${unclear}\n` })
})
