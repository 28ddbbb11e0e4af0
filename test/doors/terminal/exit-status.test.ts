// The terminal's exit statuses, each by a real situation, and what stands on stdout in each.
import { createServer } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { closedPort, silent, startServer, startTcpServer, type FakeServer } from '../../fakes/tcp-server.ts'
import { newFolder, reportOf, runTerminal } from './terminal-process.ts'

let websocketServer: FakeServer
let silentServer: FakeServer
const websocketAddress = () => `ws://127.0.0.1:${websocketServer.port}/chat`
const silentAddress = () => `ws://127.0.0.1:${silentServer.port}`

beforeAll(async () => {
  const http = createServer((_request, response) => response.writeHead(426).end())
  new WebSocketServer({ server: http })
  websocketServer = await startServer(http)
  silentServer = await startTcpServer(silent)
})

afterAll(() => Promise.all([websocketServer.close(), silentServer.close()]))

describe.concurrent('the exit status', () => {
  it('is 0 when the address works', async () => {
    const ending = await runTerminal(['diagnose', websocketAddress(), '--json'])
    expect([ending.status, reportOf(ending).verdict]).toEqual([0, { outcome: 'works' }])
  })

  it('is 1 when a problem was found', async () => {
    const ending = await runTerminal(['diagnose', `ws://127.0.0.1:${await closedPort()}`, '--json'])
    expect([ending.status, reportOf(ending).verdict.cause]).toEqual([1, 'server-not-listening'])
  })

  it('is 3 when the time was too short to tell', async () => {
    const ending = await runTerminal(['diagnose', silentAddress(), '--json', '--timeout', '1'])
    const { completion, verdict } = reportOf(ending)
    expect([ending.status, completion, verdict.outcome]).toEqual([3, 'out-of-time', 'cannot-tell'])
  })

  it('is 4 when a probe crashes; the report tells the fault and the log holds its stack', async () => {
    const home = newFolder()
    const ending = await runTerminal(['diagnose', 'ws://127.0.0.1:4009', '--json'], {
      sabotage: 'crashing-network.ts',
      env: { XDG_STATE_HOME: home, LOCALAPPDATA: home, HOME: home },
    })
    const [fault] = reportOf(ending).faults
    expect([ending.status, fault?.raw]).toEqual([4, 'sabotaged: connect'])
    expect(readFileSync(fault?.log ?? '', 'utf8')).toMatch(/sabotaged: connect\n\s+at /)
    expect(ending.stderr).not.toMatch(/^\s+at /m)
  })

  it('is 4, with one line and no stack, when something crashes where nobody waits for it', async () => {
    const home = newFolder()
    const ending = await runTerminal(['diagnose', 'ws://127.0.0.1:4009', '--json'], {
      sabotage: 'crash-nobody-waits-for.ts',
      env: { XDG_STATE_HOME: home, LOCALAPPDATA: home, HOME: home },
    })
    expect([ending.status, ending.stdout]).toEqual([4, ''])
    expect(ending.stderr).toContain('sabotaged: listener')
    expect(ending.stderr).not.toMatch(/^\s+at /m)
    const log = join(home, 'ponte', 'ponte.log')
    if (process.platform === 'linux') expect([ending.stderr.includes(log), existsSync(log)]).toEqual([true, true])
  })

  it('is 130 when the person stops it, with the partial report', async () => {
    const ending = await runTerminal(['diagnose', silentAddress(), '--json'], { interrupts: [{ after: 'Connected to', signal: 'SIGINT' }] })
    const { completion, facts } = reportOf(ending)
    expect([ending.status, completion, facts.find(({ kind }) => kind === 'tcp-connect')?.outcome.status]).toEqual([
      130,
      'cancelled',
      'succeeded',
    ])
  })

  it('is 130 with the partial report as text and as a file, too', async () => {
    const file = join(newFolder(), 'partial.txt')
    const ending = await runTerminal(['diagnose', silentAddress(), '--out', file], {
      interrupts: [{ after: 'Connected to', signal: 'SIGTERM' }],
    })
    expect(ending.status).toBe(130)
    expect(ending.stdout).toContain('Connected to 127.0.0.1')
    expect(readFileSync(file, 'utf8')).toBe(ending.stdout)
  })

  it('comes although the system is still looking the name up', async () => {
    const start = performance.now()
    const ending = await runTerminal(['diagnose', 'ws://chat.localhost', '--timeout', '1', '--json'], { sabotage: 'hanging-lookup.ts' })
    expect([ending.status, reportOf(ending).completion]).toEqual([3, 'out-of-time'])
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('is the verdict when the reader of stdout is gone', async () => {
    const ending = await runTerminal(['diagnose', websocketAddress()], { closed: 'stdout' })
    expect([ending.status, ending.stderr.includes('EPIPE'), /^\s+at /m.test(ending.stderr)]).toEqual([0, false, false])
  })

  it('is the verdict when the reader of stderr is gone', async () => {
    const ending = await runTerminal(['diagnose', websocketAddress(), '--json'], { closed: 'stderr' })
    expect([ending.status, reportOf(ending).verdict.outcome]).toEqual([0, 'works'])
  })
})
