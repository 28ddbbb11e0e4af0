// What the window's page can do beyond showing: exactly the functions of PonteApi, as `window.ponte`. It hands out neither Electron's objects nor its
// events, and runs in the sandbox; main checks everything again.
import { contextBridge, ipcRenderer } from 'electron'
import type { DiagnosisEvent, PonteApi } from '../../../shared/ipc/contract.ts'
import type { CallAnswer } from '../../../shared/ipc/wire.ts'
import { callNames, resultOf } from '../../../shared/ipc/wire.ts'
import { channelOf, diagnosisChannel } from './channels.ts'

const callFunctions = callNames.map((name) => {
  const call = async (argument: unknown) => resultOf((await ipcRenderer.invoke(channelOf(name), argument)) as CallAnswer)
  return [name, call] as const
})

/** What main tells before the page listens: a report that was opened with a double click or kept over a crash. It waits for the first listener. */
const early: DiagnosisEvent[] = []
const keepEarly = (_event: unknown, payload: DiagnosisEvent) => void early.push(payload)
ipcRenderer.on(diagnosisChannel, keepEarly)

const onDiagnosis: PonteApi['onDiagnosis'] = (listener) => {
  ipcRenderer.removeListener(diagnosisChannel, keepEarly)
  const forward = (_event: unknown, payload: DiagnosisEvent) => listener(payload)
  ipcRenderer.on(diagnosisChannel, forward)
  for (const event of early.splice(0)) listener(event)
  return () => {
    ipcRenderer.removeListener(diagnosisChannel, forward)
  }
}

contextBridge.exposeInMainWorld('ponte', { ...Object.fromEntries(callFunctions), onDiagnosis })
