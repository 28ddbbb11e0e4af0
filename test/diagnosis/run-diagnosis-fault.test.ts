// Crashes of Ponte's own code: they are told as its faults, with their place in the log, and never as something that the network did.
import { Socket } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import type { RunEvent } from '../../electron/diagnosis/run-diagnosis.ts'
import type { ProbeContext } from '../../electron/probes/probe-context.ts'
import type { FactKind } from '../../shared/facts/fact.ts'
import { createMachine, createRequest, diagnose } from '../fakes/machine.ts'
import { createRecordingNetwork } from '../fakes/recording-network.ts'
import { closedPort } from '../fakes/tcp-server.ts'

/** What takes the place of a probe in one test. */
const broken = vi.hoisted(() => new Map<string, (context: ProbeContext) => Promise<unknown>>())

vi.mock('../../electron/probes/run-probe.ts', async (original) => {
  const real = await original<typeof import('../../electron/probes/run-probe.ts')>()
  return {
    ...real,
    runProbe: (probe: Parameters<typeof real.runProbe>[0], context: ProbeContext) =>
      broken.get(probe.kind)?.(context) ?? real.runProbe(probe, context),
  }
})

function breakProbe(kind: FactKind, behave: (context: ProbeContext) => Promise<unknown>) {
  broken.set(kind, behave)
}

afterEach(() => broken.clear())

it('tells a crash of a probe as a fault with its place in the log, and goes on with the others', async () => {
  breakProbe('tcp-connect', () => Promise.reject(new TypeError('x is not a function')))
  const logged: unknown[] = []
  const writeFault = (error: unknown) => Promise.resolve(`/log/${logged.push(error)}`)
  const { report } = await diagnose('ws://127.0.0.1:4009', createMachine({ writeFault }))
  expect(report.faults).toEqual([{ factId: 'tcp-connect/target/127.0.0.1/4009', raw: 'x is not a function', log: '/log/1' }])
  expect(logged).toEqual([new TypeError('x is not a function')])
  expect([report.verdict, report.findings]).toEqual([{ outcome: 'cannot-tell' }, []])
  expect(Object.fromEntries(report.facts.map(({ kind, outcome }) => [kind, outcome.status]))).toEqual({
    'tcp-connect': 'not-run',
    'network-interfaces': 'succeeded',
    'proxy-setting': 'succeeded',
  })
})

it('keeps a crash with words without end short enough for a report', async () => {
  breakProbe('tcp-connect', () => Promise.reject(new Error('x'.repeat(100_000))))
  const { report } = await diagnose('ws://127.0.0.1:4009')
  expect(report.faults[0]?.raw).toHaveLength(500)
})

it('ends the run with the crash when what a probe gives does not fit the report', async () => {
  breakProbe('tcp-connect', () => Promise.resolve({ status: 'succeeded', value: { localAddress: 7 } }))
  await expect(diagnose('ws://127.0.0.1:4009')).rejects.toThrow()
})

it('ends the run with the crash when the plan or the rules cannot bear what a probe gives', async () => {
  breakProbe('tcp-connect', () => Promise.resolve(undefined))
  await expect(diagnose('ws://127.0.0.1:4009')).rejects.toThrow()
})

const deaf = () => new Promise(() => undefined)

const hearing = ({ signal }: ProbeContext) =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ status: 'not-run', reason: 'cancelled' }))
  })

it.each(['probe-started', 'fact', 'probe-slow'] as const)(
  'ends the run with the crash when whoever listens to it crashes at %s',
  async (kind) => {
    breakProbe('tcp-connect', (context) => {
      setTimeout(() => context.reportSlow?.(), 20)
      return hearing(context)
    })
    const crash = (event: RunEvent) => {
      if (event.kind === kind) throw new Error('listener')
    }
    await expect(diagnose('ws://127.0.0.1:4009', createMachine(), undefined, crash)).rejects.toThrow('listener')
  },
)

it('ends the run with the crash when the log cannot be written', async () => {
  breakProbe('tcp-connect', () => Promise.reject(new Error('first')))
  await expect(
    diagnose('ws://127.0.0.1:4009', createMachine({ writeFault: () => Promise.reject(new Error('disk full')) })),
  ).rejects.toThrow('disk full')
})

it('gives up a probe that does not hear the end, and leaves no timer', async () => {
  breakProbe('network-interfaces', deaf)
  const stopping = new AbortController()
  const start = performance.now()
  setTimeout(() => stopping.abort(), 20)
  const { report } = await diagnose(createRequest(`ws://127.0.0.1:${await closedPort()}`), createMachine(), stopping.signal)
  expect(performance.now() - start).toBeLessThan(500)
  expect(report.completion).toBe('cancelled')
  expect(report.facts.find(({ kind }) => kind === 'network-interfaces')?.outcome).toEqual({ status: 'not-run', reason: 'cancelled' })
})

it('leaves no timer behind when every probe hears the end', async () => {
  breakProbe('tcp-connect', hearing)
  const stopping = new AbortController()
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  await diagnose(createRequest('ws://127.0.0.1:4009'), createMachine(), stopping.signal, (event) => {
    if (event.kind === 'fact' && event.fact.kind === 'network-interfaces') stopping.abort()
  })
  expect(timers()).toBe(before)
})

it('hears nothing more of a probe that it has given up', async () => {
  let report: (() => void) | undefined
  breakProbe('tcp-connect', (context) => {
    report = context.reportSlow
    return deaf()
  })
  const { events } = await diagnose(createRequest('ws://127.0.0.1:4009', { timeLimitMs: 50 }))
  const told = events.length
  report?.()
  expect(events.length).toBe(told)
})

it.each([0, 1])('tells a crash as a fault when it happens at socket number %i, and lets nothing crash later', async (crashesAt) => {
  let sockets = 0
  const connectTcp = () => {
    if (sockets++ >= crashesAt) throw new RangeError('no such port')
    return new Socket()
  }
  const machine = createMachine({ network: { ...createRecordingNetwork(), connectTcp } })
  const { report } = await diagnose(createRequest('tcp://192.0.2.1:7'), machine)
  expect([report.faults.find(({ factId }) => factId.includes('/target/'))?.raw, report.verdict.outcome]).toEqual([
    'no such port',
    'cannot-tell',
  ])
  // A timer of the probe that crashed would crash this process by now.
  await new Promise((resolve) => setTimeout(resolve, Math.max(...machine.limits.connectRetryAfterMs) + 20))
})
