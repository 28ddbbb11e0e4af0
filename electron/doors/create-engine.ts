// Puts the engine of one connected interface together from its parts: one line per call of the contract.
import { homedir } from 'node:os'
import type { DiagnosisEvent } from '../../shared/ipc/contract.ts'
import type { Report } from '../../shared/report/report.ts'
import { ActiveRuns } from '../diagnosis/active-runs.ts'
import { dataFolder } from '../diagnosis/data-folder.ts'
import { History } from '../diagnosis/history.ts'
import { SettingsFile } from '../diagnosis/settings.ts'
import type { ComputerReadings } from '../diagnosis/read-this-computer.ts'
import { thisMachine } from '../diagnosis/this-machine.ts'
import type { Machine } from '../diagnosis/run-diagnosis.ts'
import type { Engine } from './engine.ts'

const folder = dataFolder(process.platform, process.env, homedir())
const now = () => thisMachine.clock.now()

/** One of each for all interfaces of this process, whose changes then happen one after the other. */
const settings = new SettingsFile(folder, now)
const history = new History(folder, now)

const machine = { ...thisMachine, namesUsedBefore: async () => ((await settings.read()).keepsHistory ? history.hosts() : []) }

/** Makes the engine that works on this machine, with what only the calling door can ask. */
export function createEngine(emit: (event: DiagnosisEvent) => void, own: Pick<Machine, 'resolveProxy'> = {}): Engine {
  const runs = new ActiveRuns(
    (event) => {
      emit(event)
      if (event.kind === 'report') keep(event.report).catch(thisMachine.writeFault)
    },
    { ...machine, ...own },
  )
  let readings: Promise<ComputerReadings> | undefined
  const computer = () =>
    (readings ??= import('../diagnosis/read-this-computer.ts').then(({ ComputerReadings: Readings }) => new Readings(emit)))
  return {
    startDiagnosis: (argument) => runs.startDiagnosis(argument),
    startProxyCheck: (argument) => runs.startProxyCheck(argument),
    cancelDiagnosis: async (argument) =>
      (await readings)?.cancel(argument.runId) === true ? { wasRunning: true } : runs.cancelDiagnosis(argument),
    openDocument: async (argument) => (await import('../diagnosis/open-document.ts')).openDocument(argument, runs.serverFiles),
    prepareReport: async ({ report, choice }) => {
      const { redact } = await import('../../shared/report/redaction/redact.ts')
      const { report: redacted, redactions, originals } = redact(report, choice)
      return { report: redacted, redactions: [...redactions], originals: [...originals] }
    },
    makeReportFile: async ({ report, format, ...words }) => {
      const { optionsOf, reportFile } = await import('./report-files.ts')
      const content = await reportFile(report, format, optionsOf(words))
      return { base64: Buffer.from(content).toString('base64') }
    },
    readThisComputer: async (argument) => (await computer()).read(argument),
    listHistory: async () => ({ keepsHistory: (await settings.read()).keepsHistory, ...(await history.list()) }),
    readHistory: async ({ id }) => {
      const report = await history.read(id)
      return report ? { report } : {}
    },
    clearHistory: async () => {
      await history.clear()
      return {}
    },
    readSettings: () => settings.read(),
    changeSettings: (change) => settings.change(change),
    endAll: () => {
      runs.endAll()
      void readings?.then((each) => each.endAll())
    },
  }
}

async function keep(report: Report): Promise<void> {
  if ((await settings.read()).keepsHistory) await history.keep(report)
}
