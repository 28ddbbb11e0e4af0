// The place where connections wait between two probes.
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { ConnectionStore } from '../../electron/probes/connections.ts'

const key = { address: '127.0.0.1', port: 80, route: 'direct', purpose: 'target', layer: 'tcp' } as const

it('gives a connection away once, and only to its own kind of conversation', () => {
  const store = new ConnectionStore()
  const socket = new Socket()
  store.deposit(key, socket)
  expect(store.take({ ...key, layer: 'tls' })).toBeUndefined()
  expect(store.take({ ...key, route: 'proxy' })).toBeUndefined()
  expect(store.take(key)).toBe(socket)
  expect(store.take(key)).toBeUndefined()
})

it('ends the connection that a newer one replaces', () => {
  const store = new ConnectionStore()
  const [older, newer] = [new Socket(), new Socket()]
  store.deposit(key, older)
  store.deposit(key, newer)
  expect([older.destroyed, newer.destroyed]).toEqual([true, false])
})

it('ends what waits at the end of the run, and what comes after it', () => {
  const store = new ConnectionStore()
  const [waiting, late] = [new Socket(), new Socket()]
  store.deposit(key, waiting)
  store.closeAll()
  store.deposit(key, late)
  expect([waiting.destroyed, late.destroyed, store.take(key)]).toEqual([true, true, undefined])
})
