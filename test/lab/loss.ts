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

/** Measures, prints and gives the exit status. */
export async function measureLoss(run: LabRun): Promise<number> {
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
    const hasPassed = silent <= connects * promisedShare && (counts['connected'] ?? 0) + silent === connects
    console.log(`${connects} connects at ${lossPercent} % loss each way: ${JSON.stringify(counts)}`)
    console.log(`Falsely called silent: ${((100 * silent) / connects).toFixed(3)} % (promised: at most ${100 * promisedShare} %).`)
    console.log(`${hasPassed ? 1 : 0} passed, ${hasPassed ? 0 : 1} failed, 0 skipped`)
    return hasPassed ? 0 : 1
  } finally {
    run.close()
  }
}
