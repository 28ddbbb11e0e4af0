// Which way the system takes, asked of the system itself; nothing is sent.
import { createSocket } from 'node:dgram'
import { expect, test } from 'vitest'
import { systemNetwork } from '../../electron/probes/network.ts'
import { sourceAddress } from '../../electron/probes/source-address.ts'
import { createProbeContext } from '../fakes/probe-context.ts'

test('A call of this computer goes through its loopback interface', async () => {
  const outcome = await sourceAddress({ address: '127.0.0.1' }, createProbeContext())
  expect(outcome).toMatchObject({ status: 'succeeded', value: { localAddress: '127.0.0.1' } })
})

test('An address without a way is a failure with its reason', async () => {
  const openUdp = () => {
    const socket = createSocket('udp4')
    socket.connect = () => {
      const error = Object.assign(new Error('connect ENETUNREACH 203.0.113.10:9'), { code: 'ENETUNREACH', syscall: 'connect' })
      queueMicrotask(() => socket.emit('error', error))
    }
    return socket
  }
  const context = createProbeContext({ network: { ...systemNetwork, openUdp } })
  expect(await sourceAddress({ address: '203.0.113.10' }, context)).toMatchObject({
    status: 'failed',
    failure: { code: 'network-unreachable', operation: 'connect' },
  })
})
