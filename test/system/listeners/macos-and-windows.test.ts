// What is taken from systeminformation's answer; the rows have the forms that its sources give on macOS and Windows.
import { expect, it } from 'vitest'
import { readOtherListeners, selectListeners, type Connection } from '../../../electron/system/listeners/macos-and-windows.ts'

const row = (protocol: string, localAddress: string, localPort: string, state = 'LISTEN', process = ''): Connection => ({
  protocol,
  localAddress,
  localPort,
  state,
  process,
})

it('selects TCP listeners, their addresses in one form, their ports as numbers', () => {
  const rows = [
    row('tcp4', '*', '80', 'LISTEN', 'nginx'),
    row('tcp6', '*', '443'),
    row('tcp46', '*', '8080'),
    row('tcp', '[::1]', '5432'),
    row('tcp', '127.0.0.1', '6379', 'LISTENING'),
    row('tcp6', 'fe80::1%lo0', '7000'),
    row('tcp4', '192.168.1.23', '50000', 'ESTABLISHED'),
    row('udp4', '*', '53', ''),
    row('tcp4', 'localhost', '1'),
    row('tcp4', '127.0.0.1', '*'),
  ]
  expect(selectListeners(rows)).toEqual([
    { address: '0.0.0.0', port: 80, process: 'nginx' },
    { address: '::', port: 443 },
    { address: '::', port: 8080 },
    { address: '::1', port: 5432 },
    { address: '127.0.0.1', port: 6379 },
    { address: 'fe80::1', port: 7000 },
  ])
})

it('stops at once when the run is stopped', async () => {
  const controller = new AbortController()
  const pending = readOtherListeners(controller.signal)
  controller.abort()
  expect(await pending).toEqual({ status: 'not-run', reason: 'cancelled' })
})
