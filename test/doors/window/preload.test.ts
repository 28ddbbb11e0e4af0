// What the page gets from the preload: the functions of the contract, and no object of Electron's.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callNames } from '../../../shared/ipc/wire.ts'
import { exampleEvent } from '../fake-engine.ts'
import { fakeElectron } from './fake-electron.ts'

let electron: ReturnType<typeof fakeElectron>

beforeEach(async () => {
  electron = fakeElectron()
  vi.doMock('electron', () => electron)
  await import('../../../electron/doors/window/preload.ts')
})

afterEach(() => {
  vi.doUnmock('electron')
  vi.resetModules()
})

const api = () => electron.seen.exposed['ponte'] as Record<string, (...parameters: unknown[]) => unknown>

test('The page gets exactly the functions of the contract', () => {
  expect(Object.keys(electron.seen.exposed)).toEqual(['ponte'])
  expect(Object.entries(api()).map(([name, value]) => [name, typeof value])).toEqual(
    [...callNames, 'onDiagnosis'].map((name) => [name, 'function']),
  )
})

test('A call crosses on its own channel with one argument, and gives its result', async () => {
  electron.ipcRenderer.answer = { status: 'answered', result: { wasRunning: true } }
  expect(await api()['cancelDiagnosis']?.({ runId: '00000000' }, 'more', 'than one')).toEqual({ wasRunning: true })
  expect(electron.ipcRenderer.invoked).toEqual([['ponte:call:cancelDiagnosis', { runId: '00000000' }]])
})

test('A refusal rejects with its reason', async () => {
  electron.ipcRenderer.answer = { status: 'refused', problem: { code: 'untrusted-sender', raw: '' } }
  await expect(api()['describePonte']?.({})).rejects.toThrow('untrusted-sender')
})

test('What main tells before the page listens waits for its first listener', () => {
  electron.ipcRenderer.emit('ponte:event:diagnosis', {}, exampleEvent)
  const heard: unknown[][] = []
  api()['onDiagnosis']?.((...parameters: unknown[]) => heard.push(['first', ...parameters]))
  api()['onDiagnosis']?.((...parameters: unknown[]) => heard.push(['second', ...parameters]))
  expect(heard).toEqual([['first', exampleEvent]])
})

test('Events arrive without Electron’s event object, until the subscription ends', () => {
  const heard: unknown[][] = []
  const end = api()['onDiagnosis']?.((...parameters: unknown[]) => heard.push(parameters)) as () => unknown
  electron.ipcRenderer.emit('ponte:event:diagnosis', { sender: electron.ipcRenderer }, exampleEvent)
  expect(end()).toBeUndefined()
  electron.ipcRenderer.emit('ponte:event:diagnosis', { sender: electron.ipcRenderer }, exampleEvent)
  expect(heard).toEqual([[exampleEvent]])
  expect(electron.ipcRenderer.listenerCount('ponte:event:diagnosis')).toBe(0)
})
