// What runs inside a page of the stand-in: the page's own world and the preload's beside it, as Electron's context isolation keeps them. They share
// the document and no object; values cross as text over events with a secret name, functions and promises as numbers that are called back.
// These functions are sent to Chromium as source, so each stands for itself.

/** Ends of the bridge, the same code in both worlds. */
function connectWorlds(secret: string, here: string, there: string) {
  type Value = unknown
  interface Message {
    kind: string
    id: number
    value?: Value
    error?: string
  }
  // Taken before the page can exchange them.
  const { parse, stringify } = JSON
  const functions = new Map<number, (...values: Value[]) => Value>()
  const waiting = new Map<number, { resolve: (value: Value) => void; reject: (error: Error) => void }>()
  let lastId = 0
  let returned: Message | undefined
  let hearExposed: (name: string, value: Value) => void = () => {}

  const post = (message: Message) => dispatchEvent(new CustomEvent(secret + there, { detail: stringify(message) }))

  function encode(value: Value, depth = 0): Value {
    if (depth > 1000) throw new Error('An object could not be cloned.')
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'function') {
      functions.set(functions.size, value as never)
      return { $: 'function', id: functions.size - 1 }
    }
    if (value instanceof Promise) {
      const id = ++lastId
      value.then(
        (result) => post({ kind: 'settle', id, value: encode(result) }),
        (error: unknown) => post({ kind: 'settle', id, error: error instanceof Error ? error.message : String(error) }),
      )
      return { $: 'promise', id }
    }
    if (Array.isArray(value)) return value.map((part) => encode(part, depth + 1))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part, depth + 1)]))
    if (typeof value === 'symbol' || typeof value === 'bigint') throw new Error('An object could not be cloned.')
    return value
  }

  function decode(value: Value): Value {
    if (Array.isArray(value)) return value.map(decode)
    if (typeof value !== 'object' || value === null) return value
    const { $: mark, id } = value as { $?: string; id: number }
    if (mark === 'undefined') return undefined
    if (mark === 'function') return (...values: Value[]) => callThere(id, values)
    if (mark === 'promise') return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]))
  }

  function callThere(id: number, values: Value[]): Value {
    returned = undefined
    post({ kind: 'call', id, value: values.map((value) => encode(value)) })
    // Dispatching is synchronous, so the other world has answered by now.
    const answer = returned as Message | undefined
    if (answer === undefined) throw new Error('the other world is gone')
    if (answer.error !== undefined) throw new Error(answer.error)
    return decode(answer.value)
  }

  addEventListener(secret + here, (event) => {
    const message = parse((event as CustomEvent<string>).detail) as Message
    const { kind, id, value, error } = message
    if (kind === 'return') returned = message
    else if (kind === 'expose') hearExposed(String(error), decode(value))
    else if (kind === 'settle') {
      const waiter = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) waiter?.resolve(decode(value))
      else waiter?.reject(new Error(error))
    } else {
      try {
        post({ kind: 'return', id, value: encode(functions.get(id)?.(...(decode(value) as Value[]))) })
      } catch (thrown) {
        post({ kind: 'return', id, error: thrown instanceof Error ? thrown.message : String(thrown) })
      }
    }
  })
  return {
    expose: (name: string, value: Value) => post({ kind: 'expose', id: 0, error: name, value: encode(value) }),
    onExposed: (hear: (name: string, value: Value) => void) => void (hearExposed = hear),
  }
}

/** The page's own world: takes what the preload exposes, frozen, as Electron's contextBridge does. */
function preparePage(connect: typeof connectWorlds, secret: string): void {
  if (window !== window.top) return
  connect(secret, 'page', 'preload').onExposed((name, value) => {
    const freeze = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return
      Object.freeze(part)
      Object.values(part).forEach(freeze)
    }
    freeze(value)
    Object.defineProperty(window, name, { value, enumerable: true })
  })
}

/** The preload's world: a `require` that knows `electron` alone, as in Electron's sandbox. */
function runPreload(connect: typeof connectWorlds, secret: string, preload: (require: (name: string) => unknown) => void): void {
  // Not in subframes: nodeIntegrationInSubFrames is off.
  if (window !== window.top) return
  const world = globalThis as unknown as {
    __sendToMain: (text: string) => void
    __hearFromMain: (message: { id?: number; channel?: string; values?: unknown[]; result?: unknown; error?: string }) => void
  }
  const send = world.__sendToMain
  const bridge = connect(secret, 'preload', 'page')
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Set<(...values: unknown[]) => void>>()
  let lastId = 0
  world.__hearFromMain = ({ id, channel, values = [], result, error }) => {
    if (channel !== undefined) {
      for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer }, ...values)
      return
    }
    const waiter = waiting.get(Number(id))
    waiting.delete(Number(id))
    if (error === undefined) waiter?.resolve(result)
    else waiter?.reject(new Error(error))
  }
  const ipcRenderer = {
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        send(JSON.stringify({ id, channel, values }))
      }),
    on: (channel: string, listener: () => void) => {
      const heard = listeners.get(channel) ?? new Set()
      listeners.set(channel, heard.add(listener))
    },
    removeListener: (channel: string, listener: () => void) => listeners.get(channel)?.delete(listener),
  }
  preload((name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return { ipcRenderer, contextBridge: { exposeInMainWorld: bridge.expose } }
  })
}

/** The script for the page's own world. */
export function pageScript(secret: string): string {
  return `(${preparePage.toString()})(${connectWorlds.toString()}, ${JSON.stringify(secret)})`
}

/** The script for the preload's world. */
export function preloadScript(secret: string, code: string): string {
  return `(${runPreload.toString()})(${connectWorlds.toString()}, ${JSON.stringify(secret)}, (require) => {${code}\n})`
}
