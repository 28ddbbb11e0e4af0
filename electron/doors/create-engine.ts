// Puts the engine of one connected interface together from its parts: one line per call of the contract.
import type { DiagnosisEvent } from '../../shared/ipc/contract.ts'
import { ActiveRuns } from '../diagnosis/active-runs.ts'
import type { Engine } from './engine.ts'

/** Makes the engine that works on this machine. */
export function createEngine(emit: (event: DiagnosisEvent) => void): Engine {
  const runs = new ActiveRuns(emit)
  return {
    startDiagnosis: (argument) => runs.startDiagnosis(argument),
    cancelDiagnosis: (argument) => runs.cancelDiagnosis(argument),
    openDocument: async (argument) => (await import('../diagnosis/open-document.ts')).openDocument(argument),
    endAll: () => runs.endAll(),
  }
}
