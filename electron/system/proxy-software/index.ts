// Finds known proxy, VPN and inspection software among the programs that run here, and where it waits for connections. Programs that are not known as
// such are told to nobody.
import { softwareOfProcess } from '../../../shared/facts/proxy-software.ts'
import type { ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import type { ProbeContext } from '../../probes/probe-context.ts'
import { listeners } from '../listeners/index.ts'
import { runCommand } from '../run-command.ts'
import { readLinuxProcesses } from './linux.ts'
import { readMacosProcesses, readWindowsProcesses } from './macos-and-windows.ts'

const maxFound = 40

/** Reads the programs and the listeners of this computer and keeps what is known. */
export async function proxySoftware(_input: unknown, context: ProbeContext): Promise<Outcome<ValueOf<'proxy-software'>>> {
  const [programs, waiting] = await Promise.all([readPrograms(context.signal), listeners({}, context)])
  if (programs.status !== 'succeeded') return programs
  const running = recognise(programs.value)
  const listening = waiting.status === 'succeeded' ? waiting.value.listeners : []
  return {
    status: 'succeeded',
    value: {
      running,
      listening: listening
        .flatMap(({ process: program, address, port }) => {
          const software = program === undefined ? undefined : softwareOfProcess(program)
          return program === undefined || software === undefined ? [] : [{ software, process: program, address, port }]
        })
        .slice(0, maxFound),
      areListenersKnown: waiting.status === 'succeeded',
    },
  }
}

/** The known ones among the names of programs, each once. */
export function recognise(programs: readonly string[]): ValueOf<'proxy-software'>['running'] {
  return [...new Set(programs)]
    .flatMap((program) => {
      const software = softwareOfProcess(program)
      return software ? [{ software, process: program.slice(0, 200) }] : []
    })
    .slice(0, maxFound)
}

async function readPrograms(signal: AbortSignal): Promise<Outcome<readonly string[]>> {
  switch (process.platform) {
    case 'linux':
      return readLinuxProcesses()
    case 'darwin':
      return readMacosProcesses(runCommand, signal)
    case 'win32':
      return readWindowsProcesses(runCommand, signal)
    default:
      return { status: 'not-run', reason: 'unsupported-here' }
  }
}
