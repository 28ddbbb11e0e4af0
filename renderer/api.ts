// The interface's way to the engine: the window's preload where there is one, else the browser door's socket. The only file that touches
// either. The socket's envelopes are checked. What is in them was checked by the engine when it wrote it: its schemas are a tenth of what
// this page may weigh, and nobody else can speak on this socket.
import * as v from 'valibot'
import type { ArgumentOf, CallName, DiagnosisEvent, PonteApi, ResultOf } from '../shared/ipc/contract.ts'
import type { CallAnswer, SocketRequest } from '../shared/ipc/wire.ts'
import { callNames, resultOf, socketMessageSchema, socketPath } from '../shared/ipc/wire.ts'

declare global {
  interface Window {
    /** Put there by the window door's preload; absent in a browser. */
    readonly ponte?: PonteApi
  }
}

/** A way to the engine, and the promise that is kept when that way is gone for good. */
export interface EngineConnection {
  readonly api: PonteApi
  readonly lost: Promise<void>
}

/** Connects to the engine that this page belongs to. */
export function connectToEngine(): EngineConnection {
  // The window's engine lives and dies with its window, so it cannot be lost.
  if (window.ponte) return { api: window.ponte, lost: new Promise(() => {}) }
  const address = new URL(socketPath, location.href)
  address.protocol = 'ws:'
  address.search = ''
  address.hash = ''
  return connectOverSocket(new WebSocket(address))
}

type Call = <Name extends CallName>(name: Name, argument: ArgumentOf<Name>) => Promise<ResultOf<Name>>

/** One function for every call of the contract. */
function callFunctions(call: Call): Omit<PonteApi, 'onDiagnosis'> {
  return Object.fromEntries(callNames.map((name) => [name, (argument: never) => call(name, argument)])) as Omit<PonteApi, 'onDiagnosis'>
}

/** Speaks the browser door's protocol over a socket that may still be opening. */
export function connectOverSocket(socket: WebSocket): EngineConnection {
  const listeners = new Set<(event: DiagnosisEvent) => void>()
  const pending = new Map<number, PromiseWithResolvers<CallAnswer>>()
  const opened = new Promise<void>((resolve) => socket.addEventListener('open', () => resolve(), { once: true }))
  const lost = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve(), { once: true }))
  let lastRequestId = 0

  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = v.parse(socketMessageSchema, JSON.parse(String(data)))
    if ('event' in message) {
      for (const listener of listeners) listener(message.payload as DiagnosisEvent)
      return
    }
    const { id, ...answer } = message
    pending.get(id)?.resolve(answer as CallAnswer)
    pending.delete(id)
  })
  void lost.then(() => {
    for (const { reject } of pending.values()) reject(new Error('connection lost'))
    pending.clear()
  })

  async function call<Name extends CallName>(name: Name, argument: ArgumentOf<Name>): Promise<ResultOf<Name>> {
    await opened
    const id = ++lastRequestId
    const reply = Promise.withResolvers<CallAnswer>()
    pending.set(id, reply)
    socket.send(JSON.stringify({ id, call: name, argument } satisfies Record<keyof SocketRequest, unknown>))
    return resultOf((await reply.promise) as CallAnswer<Name>)
  }

  return {
    lost,
    api: {
      ...callFunctions(call),
      onDiagnosis(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
}
