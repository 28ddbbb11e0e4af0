// Listeners of a Linux machine: the captured tables of a network namespace, and this test's own server on the real machine.
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createSocket } from 'node:dgram'
import { userInfo } from 'node:os'
import { parseAccounts } from '../../../electron/system/listeners/linux-owners.ts'
import { countSockets, parseListeningSockets, parseUdpSockets } from '../../../electron/system/listeners/linux-sockets.ts'
import { readLinuxListeners } from '../../../electron/system/listeners/linux.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/command-output/linux/${name}.txt`, import.meta.url), 'utf8')
const endpoints = (text: string) => parseListeningSockets(text).map(({ address, port }) => `${address} ${port}`)

describe('the listeners of Linux', () => {
  it('are the sockets in the state LISTEN', () => {
    expect(endpoints(fixture('proc-net-tcp'))).toEqual(['192.168.1.23 8080', '127.0.0.1 6379', '0.0.0.0 80'])
  })

  it('are read for IPv6, mapped addresses as the IPv4 addresses that they are', () => {
    expect(endpoints(fixture('proc-net-tcp6'))).toEqual(['2001:db8:1::23 8443', '127.0.0.1 9000', ':: 443', '::1 5432'])
  })

  it('never make the parser throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^([0-9A-F:]{0,40}[ \n]){0,40}$/), (text) => {
        parseListeningSockets(text)
      }),
    )
  })

  it.runIf(process.platform === 'linux')('name the program that holds the socket', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const outcome = await readLinuxListeners(new AbortController().signal)
    const own = outcome.status === 'succeeded' ? outcome.value.listeners.filter((listener) => listener.port === port) : []
    expect(own).toMatchObject([
      { address: '127.0.0.1', port, pid: process.pid, user: userInfo().username, process: expect.stringContaining('node') as string },
    ])
  })

  it.runIf(process.platform === 'linux')('are read from the tables where no command tells them', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    vi.stubEnv('PATH', '/nowhere')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { port } = server.address() as AddressInfo
    const outcome = await readLinuxListeners(new AbortController().signal)
    const own = outcome.status === 'succeeded' ? outcome.value.listeners.filter((listener) => listener.port === port) : []
    expect(own).toEqual([
      { address: '127.0.0.1', port, pid: process.pid, user: userInfo().username, process: expect.stringContaining('node') as string },
    ])
  })

  it.runIf(process.platform === 'linux')('are told of UDP, but not what is connected to one peer', async () => {
    const [open, connected] = [createSocket('udp4'), createSocket('udp4')]
    await Promise.all([open, connected].map((socket) => new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))))
    await new Promise<void>((resolve) => {
      connected.connect(open.address().port, '127.0.0.1', resolve)
    })
    onTestFinished(() => {
      open.close()
      connected.close()
    })
    const ports = [open, connected].map((socket) => socket.address().port)
    const outcome = await readLinuxListeners(new AbortController().signal)
    const read = outcome.status === 'succeeded' ? outcome.value.udpListeners : undefined
    expect(read?.filter(({ port, pid }) => ports.includes(port) && pid === process.pid).map(({ port }) => port)).toEqual(ports.slice(0, 1))
  })

  it('of UDP are the sockets without a peer, and those without a port are none', () => {
    const text = [
      '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops',
      '  329: 00000000:14E9 00000000:0000 07 00000000:00000000 00:00000000 00000000   104        0 20001 2 0000000000000000 0',
      '  330: 0100007F:C001 0100007F:0035 01 00000000:00000000 00:00000000 00000000  1000        0 20002 2 0000000000000000 0',
      '  331: 00000000:0000 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 20003 2 0000000000000000 0',
    ].join('\n')
    expect(parseUdpSockets(text)).toEqual([{ address: '0.0.0.0', port: 5353, uid: 104, inode: '20001' }])
  })

  it('have accounts, the first name of a number', () => {
    expect([
      ...parseAccounts('root:x:0:0:root:/root:/bin/sh\ntoor:x:0:0::/:/bin/sh\n# no:x:1:1\nwww-data:x:33:33:w:/var/www:\nodd\n'),
    ]).toEqual([
      [0, 'root'],
      [33, 'www-data'],
    ])
  })

  it.runIf(process.platform === 'linux')('are not looked for after the run was stopped', async () => {
    expect(await readLinuxListeners(AbortSignal.abort())).toEqual({ status: 'not-run', reason: 'cancelled' })
  })
})

it('Sockets are counted by state, and by destination where nobody here listens on the port', async () => {
  const line = (local: string, remote: string, state: string) =>
    `   1: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 9 1 0000000000000000 100 0 0 10 0`
  const table = [
    line('00000000:0050', '00000000:0000', '0A'),
    line('0A00000A:0050', '0B00000A:C350', '01'),
    line('0A00000A:C351', '0C00000A:01BB', '01'),
    line('0A00000A:C352', '0C00000A:01BB', '06'),
    line('0A00000A:C353', '0D00000A:1538', '02'),
  ].join('\n')
  expect(await countSockets([table, ''])).toEqual({
    socketsByState: { ESTABLISHED: 2, TIME_WAIT: 1, SYN_SENT: 1 },
    socketsByDestination: [
      { address: '10.0.0.12', port: 443, sockets: 2 },
      { address: '10.0.0.13', port: 5432, sockets: 1 },
    ],
  })
  // Ponte's own call to a program on this machine is none of the machine's.
  const isOwn = (localPort: number, remotePort: number): boolean => localPort === 0xc353 && remotePort === 5432
  expect(await countSockets([table, ''], isOwn)).toEqual({
    socketsByState: { ESTABLISHED: 2, TIME_WAIT: 1 },
    socketsByDestination: [{ address: '10.0.0.12', port: 443, sockets: 2 }],
  })
})
