// The runs of one connected interface: what is answered, what is told, and that nothing is told any more after its end.
import { expect, it, onTestFinished } from 'vitest'
import { ActiveRuns } from '../../electron/diagnosis/active-runs.ts'
import type { Machine } from '../../electron/diagnosis/run-diagnosis.ts'
import type { DiagnosisEvent } from '../../shared/ipc/contract.ts'
import { calls, events as eventSchemas } from '../../shared/ipc/contract.ts'
import * as v from 'valibot'
import { createMachine } from '../fakes/machine.ts'
import { closedPort, silent, startTcpServer } from '../fakes/tcp-server.ts'

function openInterface(machine: Machine = createMachine()) {
  const told: DiagnosisEvent[] = []
  const runs = new ActiveRuns((event) => told.push(event), machine)
  onTestFinished(() => runs.endAll())
  const start = async (input: string) => {
    const answer = await runs.startDiagnosis({ input })
    if (answer.status !== 'started') throw new Error('The run was refused')
    return answer.runId
  }
  const ofRun = (runId: string) => told.filter((event) => event.runId === runId)
  const ending = (runId: string) => expect.poll(() => ofRun(runId).at(-1)?.kind, { timeout: 3000 }).toMatch(/^(?:report|fault)$/)
  return { runs, told, start, ofRun, ending }
}

async function silentAddress(): Promise<string> {
  const server = await startTcpServer(silent)
  onTestFinished(() => server.close())
  return `ws://127.0.0.1:${server.port}`
}

it('answers with the run and its target before the first event, and tells everything under that run', async () => {
  const { runs, told, ending } = openInterface()
  const port = await closedPort()
  const answer = await runs.startDiagnosis({ input: `ws://127.0.0.1:${port}` })
  expect(told).toEqual([])
  expect(v.is(calls.startDiagnosis.result, answer)).toBe(true)
  const runId = answer.status === 'started' ? answer.runId : ''
  await ending(runId)
  expect(told.every((event) => event.runId === runId && v.is(eventSchemas.diagnosis, event))).toBe(true)
  expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['probe-started', 'fact', 'report']))
  expect(told.findIndex(({ kind }) => kind === 'report')).toBe(told.length - 1)
})

it('does otherwise what it is asked to, and says so in the report', async () => {
  const { runs, ofRun, ending } = openInterface()
  const options = { proxy: 'direct', addressFamily: 'ipv4' } as const
  const answer = await runs.startDiagnosis({ input: `ws://127.0.0.1:${await closedPort()}`, options })
  const runId = answer.status === 'started' ? answer.runId : ''
  await ending(runId)
  expect(ofRun(runId).at(-1)).toMatchObject({ kind: 'report', report: { options } })
})

it('looks at the settings alone where no address is asked about, and ends with what they say', async () => {
  const machine = createMachine({ environment: { https_proxy: `http://someone:hunter2@127.0.0.1:${await closedPort()}` } })
  const { runs, told, ofRun } = openInterface(machine)
  const answer = await runs.startProxyCheck({ input: '  ' })
  const runId = answer.status === 'started' ? answer.runId : ''
  expect([v.is(calls.startProxyCheck.result, answer), told]).toEqual([true, []])
  await expect.poll(() => ofRun(runId).at(-1)?.kind, { timeout: 3000 }).toBe('proxy-settings')
  expect(told.every((event) => event.runId === runId && v.is(eventSchemas.diagnosis, event))).toBe(true)
  expect(ofRun(runId).at(-1)).toMatchObject({ proxyCheck: { answer: 'yes' } })
  expect(JSON.stringify(told)).not.toContain('hunter2')
})

it('looks for proxies of an address in a whole diagnosis', async () => {
  const { runs, ofRun, ending } = openInterface()
  const answer = await runs.startProxyCheck({ input: `ws://127.0.0.1:${await closedPort()}` })
  const runId = answer.status === 'started' ? answer.runId : ''
  await ending(runId)
  expect(ofRun(runId).at(-1)).toMatchObject({ kind: 'report', report: { options: { checksProxies: true }, proxyCheck: {} } })
})

it('refuses what is no address with a sentence, and starts nothing', async () => {
  const { runs, told } = openInterface()
  expect(await runs.startDiagnosis({ input: 'ws://127.0.0.1:99999' })).toEqual({
    status: 'rejected',
    problem: { id: 'input.port-out-of-range', params: { port: '99999' } },
  })
  expect(told).toEqual([])
})

it('explains an error that names no address, and only such a text', async () => {
  const { runs } = openInterface()
  const answers = await Promise.all(
    ['read ECONNRESET', 'it does not work', 'ws://127.0.0.1:70000'].map((input) => runs.startDiagnosis({ input })),
  )
  const meanings = answers.map((answer) => {
    const checked = v.parse(calls.startDiagnosis.result, answer)
    return checked.status === 'rejected' ? [checked.problem.id, checked.explanation?.signal?.meaning] : undefined
  })
  expect(meanings).toEqual([
    ['input.no-address', 'connection-reset'],
    ['input.no-address', undefined],
    ['input.port-out-of-range', undefined],
  ])
})

it('stops the run that is named, and no other', async () => {
  const { runs, start, ofRun, ending } = openInterface(createMachine({ limits: { replyMs: 400 } }))
  const address = await silentAddress()
  const [first, second] = [await start(address), await start(address)]
  await expect.poll(() => ofRun(first).some(({ kind }) => kind === 'fact')).toBe(true)
  expect(await runs.cancelDiagnosis({ runId: first })).toEqual({ wasRunning: true })
  await Promise.all([ending(first), ending(second)])
  const completions = [first, second].map((runId) =>
    ofRun(runId).flatMap((event) => (event.kind === 'report' ? [event.report.completion] : [])),
  )
  expect(completions).toEqual([['cancelled'], ['complete']])
  expect(await runs.cancelDiagnosis({ runId: first })).toEqual({ wasRunning: false })
})

it('stops a run that was answered but has not begun', async () => {
  const { runs, start, ofRun, ending } = openInterface()
  const runId = await start(await silentAddress())
  await runs.cancelDiagnosis({ runId })
  await ending(runId)
  expect(ofRun(runId)).toMatchObject([{ kind: 'report', report: { completion: 'cancelled', facts: [] } }])
})

it('knows nothing of runs that never were', async () => {
  expect(await openInterface().runs.cancelDiagnosis({ runId: '00000000-0000-4000-8000-000000000001' })).toEqual({ wasRunning: false })
})

it('ends every run with its interface, and says nothing more', async () => {
  const open = { count: 0 }
  const server = await startTcpServer((socket) => {
    open.count += 1
    socket.resume().on('close', () => (open.count -= 1))
  })
  onTestFinished(() => server.close())
  const { runs, told, start, ofRun } = openInterface()
  const ids = [await start(`ws://127.0.0.1:${server.port}`), await start(`ws://127.0.0.1:${server.port}`)]
  await expect
    .poll(() =>
      ids.every((runId) => ofRun(runId).some((event) => event.kind === 'probe-started' && event.probe.kind === 'websocket-upgrade')),
    )
    .toBe(true)
  runs.endAll()
  const toldBefore = told.length
  await expect.poll(() => open.count).toBe(0)
  expect(told.length).toBe(toldBefore)
})

it('tells a crash of the run itself as a fault with its place in the log', async () => {
  const broken: Machine = {
    ...createMachine({ writeFault: () => Promise.resolve('/log/ponte.log') }),
    get limits(): never {
      throw new Error('no limits')
    },
  }
  const { start, ofRun, ending } = openInterface(broken)
  const runId = await start('ws://127.0.0.1:4009')
  await ending(runId)
  expect(ofRun(runId)).toEqual([{ kind: 'fault', runId, raw: 'no limits', log: '/log/ponte.log' }])
})

it('uses the server’s own file that was opened before, and refuses one that is gone', async () => {
  const { runs, ofRun, ending } = openInterface()
  const port = await closedPort()
  const serverFile = runs.serverFiles.keep({ addresses: [], listeners: [{ address: '0.0.0.0', port }], listing: 'ss' })
  const answer = await runs.startDiagnosis({ input: `ws://127.0.0.1:${port}`, serverFile })
  const runId = answer.status === 'started' ? answer.runId : ''
  await ending(runId)
  expect(ofRun(runId).at(-1)).toMatchObject({ kind: 'report', report: { options: { hasServerDescription: true } } })
  expect(await runs.startDiagnosis({ input: `ws://127.0.0.1:${port}`, serverFile: '00000000-0000-4000-8000-000000000000' })).toEqual({
    status: 'rejected',
    problem: { id: 'server-file.gone', params: {} },
  })
})
