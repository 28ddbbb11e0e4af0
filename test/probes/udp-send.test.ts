// Sending one datagram, on loopback; a refusal of the system is played by the network seam.
import { expect, it, onTestFinished } from 'vitest'
import { createSocket } from 'node:dgram'
import { systemNetwork } from '../../electron/probes/network.ts'
import { udpSend } from '../../electron/probes/udp-send.ts'
import { createProbeContext } from '../fakes/probe-context.ts'

it('sends one empty datagram to the target', async () => {
  const receiver = createSocket('udp4')
  onTestFinished(() => void receiver.close())
  await new Promise<void>((resolve) => receiver.bind(0, '127.0.0.1', resolve))
  const received = new Promise<number>((resolve) => receiver.once('message', (bytes) => resolve(bytes.length)))
  const outcome = await udpSend({ address: '127.0.0.1', port: receiver.address().port }, createProbeContext())
  expect({ outcome, length: await received }).toEqual({ outcome: { status: 'succeeded', value: {} }, length: 0 })
})

it('says that this computer does not permit it', async () => {
  const network = {
    ...systemNetwork,
    openUdp: (address: string) => {
      const socket = systemNetwork.openUdp(address)
      socket.send = ((_bytes: Buffer, _port: number, _address: string, sent: (error: Error) => void) => {
        sent(Object.assign(new Error('send EPERM 127.0.0.1:9'), { code: 'EPERM', syscall: 'send' }))
      }) as typeof socket.send
      return socket
    },
  }
  const outcome = await udpSend({ address: '127.0.0.1', port: 9 }, createProbeContext({ network }))
  expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'not-permitted', operation: 'send' } })
})
