// Measures how often a lossy line is called silent: connects over the delay line to a server that always answers. The promise is at most 0.1 % at 5 % loss
// each way in 3,000 runs (issue "Every cause of the seed pages"; bad-peers 3.2). The connects are the probe's own, many in one process.
import { fileURLToPath } from 'node:url'
import type { LabRun, Namespace } from './namespaces.ts'
import { at, distant, type World } from './topologies.ts'

const lossPercent = 5
const delayMs = 25
const connects = 3000
const promisedShare = 0.001

const program = fileURLToPath(new URL('./connect-often.ts', import.meta.url))

/** What became of the connects. */
export interface Loss {
  /** Loss each way. */
  readonly lossPercent: number
  readonly connects: number
  /** Connects that were called silent, although the server answers. */
  readonly silent: number
  /** The most that may be. */
  readonly promised: number
  readonly isKept: boolean
  /** Everything that was counted, for who wants to see that the line does lose. */
  readonly counts: Readonly<Record<string, number>>
}

/** Measures in namespaces of its own. */
export async function measureLoss(run: LabRun): Promise<Loss> {
  const namespaces: Namespace[] = []
  const world: World = { run, namespaces, folder: run.folder }
  try {
    const { client, server } = await distant(world, { delayMs, lossPercent })
    await server.serve({ port: 8080, does: 'silent' })
    const words = [process.execPath, program, at.server, '8080', String(connects)]
    const { status, stdout, stderr } = await client.run(words, process.env, 300_000)
    if (status !== 0) throw new Error(`The connects ended with ${status}: ${stderr}`)
    const counts = JSON.parse(stdout) as Readonly<Record<string, number>>
    const silent = counts['no-answer'] ?? 0
    const promised = connects * promisedShare
    const isKept = silent <= promised && (counts['connected'] ?? 0) + silent === connects
    return { lossPercent, connects, silent, promised, isKept, counts }
  } finally {
    await run.remove(namespaces)
  }
}

/** Says it in one line. */
export function describeLoss({ lossPercent, connects, silent, promised }: Loss): string {
  return `On a line that loses ${lossPercent} % each way, ${silent} of ${connects} connects were called silent (promised: at most ${promised}).`
}
