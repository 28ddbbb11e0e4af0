// The machine that a run happens on in tests: this computer with short limits, an empty environment and no log.
import type { DiagnosisRequest, Machine, RunEvent } from '../../electron/diagnosis/run-diagnosis.ts'
import { runDiagnosis } from '../../electron/diagnosis/run-diagnosis.ts'
import { toAsciiHost } from '../../electron/diagnosis/this-machine.ts'
import { systemNetwork } from '../../electron/probes/network.ts'
import type { Report } from '../../shared/report/report.ts'
import { parseTarget } from '../../shared/target/parse-target.ts'
import { createProbeContext } from './probe-context.ts'

/** Makes a machine; what a test is about is given. */
export function createMachine({
  limits,
  ...rest
}: Partial<Omit<Machine, 'limits'>> & { limits?: Partial<Machine['limits']> } = {}): Machine {
  const { clock, limits: shortLimits } = createProbeContext()
  return {
    clock,
    network: systemNetwork,
    environment: {},
    writeFault: () => Promise.resolve('/log/ponte.log'),
    ...rest,
    limits: { ...shortLimits, ...limits },
  }
}

/** What a person asks with an address. */
export function createRequest(address: string, rest: Partial<DiagnosisRequest> = {}): DiagnosisRequest {
  const parsed = parseTarget(address, toAsciiHost)
  if (parsed.status === 'rejected') throw new Error(`The test's own address is refused: ${address}`)
  return { target: parsed.target, options: { proxy: 'auto' }, timeLimitMs: 5000, ...rest }
}

/** A run with all that it told. */
export interface ObservedRun {
  readonly report: Report
  readonly events: readonly RunEvent[]
}

/** Runs a diagnosis to its report and keeps its events. */
export async function diagnose(
  request: DiagnosisRequest | string,
  machine = createMachine(),
  signal = new AbortController().signal,
  onEvent: (event: RunEvent) => void = () => undefined,
): Promise<ObservedRun> {
  const events: RunEvent[] = []
  const asked = typeof request === 'string' ? createRequest(request) : request
  const report = await runDiagnosis(asked, machine, signal, (event) => {
    events.push(event)
    onEvent(event)
  })
  return { report, events }
}
