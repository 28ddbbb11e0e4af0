// A part of `npm run bench`: how long a healthy WebSocket takes to be called so on the lab's line of 100 ms, beside the round trips that it cannot do
// without (bad-peers 3.1), and beside what people run instead on the same line. Needs what the lab needs, and says what is missing.
import { fileURLToPath } from 'node:url'
import type { Report } from '../../shared/report/report.ts'
import { makeCertificates, serverName } from './certificates.ts'
import { measureLoss, type Loss } from './loss.ts'
import { LabRun, type Namespace } from './namespaces.ts'
import { availableTools, reasonAgainst } from './requirements.ts'
import { at, distant } from './topologies.ts'

const roundTripMs = 100

/** An odd number, for a median that was measured. */
const rounds = 5

/** What a helper may take at most; nmap's version scan is the slowest. */
const longestHelperMs = 60_000

const program = fileURLToPath(new URL('../../dist/terminal.mjs', import.meta.url))
const secureAddress = `wss://${serverName}:8443/`

/** Addresses, and the round trips without which nobody can say that they work. */
const healthy = [
  { address: `ws://${at.server}:8080/`, roundTrips: 2, steps: 'connect, upgrade' },
  { address: secureAddress, roundTrips: 4, steps: 'name, connect, TLS 1.3, upgrade' },
] as const

/** What people run instead, and how often: nmap takes longer than all the others together. */
const helpers = [
  { command: 'dig', args: ['+tries=1', '+time=5', 'A', serverName], rounds },
  { command: 'curl', args: ['-sk', '--max-time', '5', `https://${serverName}:8443/`], rounds },
  { command: 'openssl', args: ['s_client', '-connect', `${serverName}:8443`, '-servername', serverName], rounds },
  { command: 'nmap', args: ['-sT', '-sV', '-Pn', '-n', '-p', '8443', at.server], rounds: 1 },
] as const

/** Medians of what was measured on the line. */
export interface LineBench {
  readonly verdicts: readonly { readonly what: string; readonly timesNeeded: number }[]
  /** From the start of the terminal's program to its end, for the encrypted WebSocket. */
  readonly diagnoseMs: number
  /** `undefined` when there is no such command. */
  readonly helpers: readonly { readonly words: string; readonly ms: number | undefined }[]
  /** On a line of its own that loses packets. */
  readonly loss: Loss
}

/** Measures, or gives the reason why that is not possible here. */
export async function benchLine(): Promise<LineBench | string> {
  const reason =
    reasonAgainst() ?? (availableTools(new Set(['python3'])).size === 0 ? 'The line needs python3 and /dev/net/tun.' : undefined)
  if (reason !== undefined) return reason
  const run = LabRun.open()
  try {
    const certificates = await makeCertificates(run.folder)
    const { client, server } = await distant({ run, namespaces: [], folder: run.folder }, { delayMs: roundTripMs / 2 })
    await server.serve(
      { port: 8080, does: 'websocket' },
      { port: 8443, does: 'websocket', tls: certificates.identity('good') },
      { port: 53, does: 'dns', address: at.server, answers: 'honest', names: { [serverName]: [at.server] } },
    )
    client.etc('resolv.conf', `nameserver ${at.server}`)
    const env = { PATH: process.env['PATH'] ?? '', HOME: run.folder, LANG: 'C.UTF-8', NODE_EXTRA_CA_CERTS: certificates.authority }
    const medians = await measure(client, env)
    return { ...medians, loss: await measureLoss(run) }
  } finally {
    run.close()
  }
}

/** In turn, so that whatever else the machine does slows all of them. */
async function measure(client: Namespace, env: NodeJS.ProcessEnv): Promise<Omit<LineBench, 'loss'>> {
  const verdictMs = new Map<string, number[]>(healthy.map(({ address }) => [address, []]))
  const diagnoseMs: number[] = []
  const helperMs = new Map<string, number[]>(helpers.map(({ command }) => [command, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { address } of healthy) {
      const start = performance.now()
      verdictMs.get(address)?.push(await diagnose(client, env, address))
      if (address === secureAddress) diagnoseMs.push(performance.now() - start)
    }
    for (const { command, args } of helpers.filter((helper) => round < helper.rounds)) {
      const start = performance.now()
      const { status } = await client.run([command, ...args], env, longestHelperMs)
      // Of setpriv(1), which starts it: there is no such program.
      if (status !== 127) helperMs.get(command)?.push(performance.now() - start)
    }
  }
  return {
    verdicts: healthy.map(({ address, roundTrips, steps }) => ({
      what: `${new URL(address).protocol}// on a line of ${roundTripMs} ms ÷ the ${roundTrips} round trips that it needs (${steps})`,
      timesNeeded: (median(verdictMs.get(address)) ?? Number.NaN) / (roundTrips * roundTripMs),
    })),
    diagnoseMs: median(diagnoseMs) ?? Number.NaN,
    helpers: helpers.map(({ command, args }) => ({ words: [command, ...args].join(' '), ms: median(helperMs.get(command)) })),
  }
}

/** How long one diagnosis took, from the start of the engine to its report; anything but health would be the wrong time. */
async function diagnose(client: Namespace, env: NodeJS.ProcessEnv, address: string): Promise<number> {
  const { stdout, stderr } = await client.run([process.execPath, program, 'diagnose', address, '--json', '--lang', 'en'], env)
  const { verdict, durationMs } = JSON.parse(stdout) as Report
  if (verdict.outcome !== 'works') throw new Error(`${address} should work: ${JSON.stringify(verdict)} ${stderr}`)
  return durationMs
}

function median(values: readonly number[] = []): number | undefined {
  return values.toSorted((left, right) => left - right)[values.length >> 1]
}
