// What is known of this computer while and after it is read: part by part as the engine tells, and at the end the document. It judges nothing.
import type { PonteApi, DiagnosisEvent, ResultOf } from '../../shared/ipc/contract.ts'
import type { ComputerContent, ComputerPartState } from '../../shared/report/computer-part-schema.ts'
import type { ComputerPart } from '../../shared/report/computer-parts.ts'

type Reading = ResultOf<'readThisComputer'>

/** The reading of one view, which ends with it. */
export class ComputerReading {
  isReading = $state(false)
  /** The document of the last reading that came to its end; it stays while the computer is read again. */
  description: Extract<Reading, { status: 'read' }>['description'] | undefined = $state.raw()
  problem: Extract<Reading, { status: 'not-known' }>['reason'] | 'no-answer' | undefined = $state.raw()
  /** Where each part of this reading is. */
  parts: Partial<Record<ComputerPart, ComputerPartState['status']>> = $state.raw({})
  #contents: readonly ComputerContent[] = $state.raw([])
  readonly #engine: PonteApi
  readonly #endListening: () => void
  #runId = ''

  constructor(engine: PonteApi) {
    this.#engine = engine
    this.#endListening = engine.onDiagnosis((event) => this.#receive(event))
  }

  /** All that is known by now: what this reading told, else what the one before did. */
  readonly known: ComputerContent = $derived.by(() => {
    const { addresses, listeners, udpListeners, firewall, machine } = this.description ?? {}
    const before: ComputerContent = {
      ...(addresses && { addresses }),
      ...(listeners && { listeners }),
      ...(udpListeners && { udpListeners }),
      ...(firewall && { firewall }),
      ...(machine && { machine }),
    }
    return this.#contents.reduce((all, one) => ({ ...all, ...one, machine: { ...all.machine, ...one.machine } }), before)
  })

  /** Reads it; once at a time. */
  async read(): Promise<void> {
    if (this.isReading) return
    this.isReading = true
    this.parts = {}
    this.#contents = []
    this.#runId = newRunId()
    try {
      const reading = await this.#engine.readThisComputer({ runId: this.#runId })
      if (reading.status === 'read') this.description = reading.description
      this.problem = reading.status === 'read' ? undefined : reading.reason
    } catch {
      // The engine is gone or crashed: said on screen, and what was read stays.
      this.problem = 'no-answer'
    } finally {
      this.isReading = false
    }
  }

  /** Ends the reading: the view is left. */
  end(): void {
    this.#endListening()
    // The engine gone needs no ending.
    if (this.isReading) this.#engine.cancelDiagnosis({ runId: this.#runId }).catch(() => undefined)
  }

  #receive(event: DiagnosisEvent): void {
    if (event.kind !== 'computer-part' || event.runId !== this.#runId || !this.isReading) return
    const { state } = event
    this.parts = { ...this.parts, [state.part]: state.status }
    if (state.status === 'read') this.#contents = [...this.#contents, state.content]
  }
}

/** Unlike `randomUUID` this is there on every page. */
function newRunId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
