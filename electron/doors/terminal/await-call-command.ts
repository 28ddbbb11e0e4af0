// `await-call PORT`: on the server, while somebody tries to reach it: what arrives, and a short code that tells it to the other side.
import { callCode } from '../../../shared/report/call-code.ts'
import type { AwaitedCalls } from '../../diagnosis/await-call.ts'
import { awaitCalls, awaitSecondsRange, defaultAwaitSeconds } from '../../diagnosis/await-call.ts'
import { thisMachine } from '../../diagnosis/this-machine.ts'
import { ponteVersion } from '../../ponte-version.ts'
import type { CommandLine } from './command-line.ts'
import type { ExitStatus } from './exit-status.ts'
import { exitStatus } from './exit-status.ts'
import { jsonText } from './json-text.ts'
import { Problem } from './problem.ts'
import type { Terminal } from './terminal.ts'

/** Longer lists of callers are told by their number. */
const mostListed = 20

/** Waits, then says what became of the calls; ended early it says what was seen until then. */
export async function awaitCallCommand(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const port = readPort(line.positionals)
  const seconds = readSeconds(line.values['seconds'])
  const translator = await terminal.translator()
  const ending = new AbortController()
  terminal.onInterrupt(() => ending.abort())
  const awaited = await awaitCalls({
    port,
    seconds,
    signal: ending.signal,
    onReady: () => terminal.writeError(`${translator.format({ id: 'terminal.await.waiting', params: { port: String(port), seconds } })}\n`),
    onCaller: (address) => terminal.writeError(`${translator.format({ id: 'terminal.await.caller', params: { address } })}\n`),
  })
  const endedAt = thisMachine.clock.now()
  const code = codeOf(awaited, endedAt)
  terminal.writeOut(line.json ? jsonText(documentOf(awaited, endedAt, code)) : await asText(awaited, code, terminal))
  if (ending.signal.aborted && !code) return exitStatus.cancelled
  if ('unknown' in awaited.judgement) return exitStatus.cannotTell
  return awaited.judgement.arrival === 'answered' ? exitStatus.works : exitStatus.problem
}

function readPort(positionals: readonly string[]): number {
  const [text = ''] = positionals
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (positionals.length === 1 && port >= 1 && port <= 65_535) return port
  throw new Problem({ id: 'terminal.await.port-malformed', params: { text: positionals.join(' ') } })
}

function readSeconds(text: string | boolean | undefined): number {
  if (typeof text !== 'string') return defaultAwaitSeconds
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (seconds >= awaitSecondsRange.min && seconds <= awaitSecondsRange.max) return seconds
  throw new Problem({ id: 'terminal.await.seconds-malformed', params: { text, ...awaitSecondsRange } })
}

function codeOf({ port, judgement }: AwaitedCalls, endedAt: Date): string | undefined {
  if ('unknown' in judgement) return undefined
  return callCode({ port, arrival: judgement.arrival, minuteOfDay: endedAt.getUTCHours() * 60 + endedAt.getUTCMinutes() })
}

function documentOf({ judgement, ...counted }: AwaitedCalls, endedAt: Date, code: string | undefined) {
  const ponte = { version: ponteVersion, platform: process.platform, runtime: `node ${process.versions.node}` }
  return { schemaVersion: 1, kind: 'awaited-calls', ponte, endedAt: endedAt.toISOString(), ...counted, ...judgement, ...(code && { code }) }
}

async function asText(awaited: AwaitedCalls, code: string | undefined, terminal: Terminal): Promise<string> {
  const { port: number, calls, callers, judgement, means, rules, stopped = 0, waitedMs } = awaited
  const translator = await terminal.translator()
  const port = String(number)
  const outcome =
    'unknown' in judgement
      ? translator.format({ id: `terminal.await.unknown.${judgement.unknown}`, params: { port } })
      : judgement.arrival === 'answered'
        ? translator.format({
            id: means === 'own-listener' ? 'terminal.await.way-open' : 'terminal.await.answered',
            params: { calls, port },
          })
        : judgement.arrival === 'refused'
          ? translator.format({ id: 'terminal.await.refused', params: { packets: stopped, port } })
          : translator.format({ id: 'terminal.await.never-arrived', params: { port, seconds: Math.round(waitedMs / 1000) } })
  const listed = callers.slice(0, mostListed).map(({ address }) => address)
  return [
    outcome,
    ...(listed.length > 0
      ? [translator.format({ id: 'terminal.await.callers', params: { addresses: listed.join(', '), count: callers.length } })]
      : []),
    ...rules.map(({ place, text }) => translator.format({ id: 'terminal.await.rule', params: { place, rule: text } })),
    ...(code ? [translator.format({ id: 'terminal.await.code', params: { code } })] : []),
    '',
  ].join('\n')
}
