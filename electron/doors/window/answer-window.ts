// Calls and events of the window, over Electron's IPC. This is the only place where a channel is registered, and each one checks who is calling.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { CallName, DiagnosisEvent } from '../../../shared/ipc/contract.ts'
import type { CallAnswer } from '../../../shared/ipc/wire.ts'
import { callNames } from '../../../shared/ipc/wire.ts'
import { refusal } from '../answer-call.ts'
import { ConnectedInterface } from '../connected-interface.ts'
import type { DoorServices } from '../engine.ts'
import { channelOf, diagnosisChannel } from './channels.ts'
import { isTrustedSender } from './own-address.ts'

/** Answers every call of the contract for the page of these contents, and for no other frame, until they are destroyed. */
export function answerWindow(ipcMain: IpcMain, contents: WebContents, services: DoorServices): void {
  const connect = () =>
    new ConnectedInterface(services, (event: DiagnosisEvent) => {
      if (!contents.isDestroyed()) contents.send(diagnosisChannel, event)
    })
  let connected = connect()
  // A page that is loaded again knows nothing of the runs of the one before.
  contents.on('did-navigate', () => {
    connected.end()
    connected = connect()
  })
  contents.once('destroyed', () => connected.end())

  const handle = (call: CallName) => {
    ipcMain.handle(channelOf(call), async (event: IpcMainInvokeEvent, argument: unknown): Promise<CallAnswer> => {
      const isTrusted = event.sender === contents && isTrustedSender(event.senderFrame, contents.mainFrame)
      return isTrusted ? connected.answer(call, argument) : refusal('untrusted-sender')
    })
  }
  callNames.forEach(handle)
}
