// Listeners of a Linux machine: the captured tables of a network namespace, and this test's own server on the real machine.
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseListeningSockets, readLinuxListeners } from '../../../electron/system/listeners/linux.ts'

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
    expect(own).toMatchObject([{ address: '127.0.0.1', port, process: expect.stringContaining('node') as string }])
  })

  it.runIf(process.platform === 'linux')('are not looked for after the run was stopped', async () => {
    expect(await readLinuxListeners(AbortSignal.abort())).toEqual({ status: 'not-run', reason: 'cancelled' })
  })
})
