// The readers that ask the runtime or the real machine: what they give has the promised form, whatever the machine.
import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'
import { hostsFile } from '../../electron/system/hosts-file/index.ts'
import { networkInterfaces } from '../../electron/system/network-interfaces.ts'
import { readFailure } from '../../electron/system/read-failure.ts'
import { resolvers } from '../../electron/system/resolvers.ts'
import { createProbeContext } from '../fakes/probe-context.ts'

describe('the readers of this machine', () => {
  it('know the loopback interface', async () => {
    const outcome = await networkInterfaces()
    const loopbacks = outcome.status === 'succeeded' ? outcome.value.interfaces.filter(({ isLoopback }) => isLoopback) : []
    expect(loopbacks.flatMap(({ addresses }) => addresses)).toContainEqual({ address: '127.0.0.1', prefixLength: 8 })
  })

  it('know addresses of resolvers, or that there is none', async () => {
    const outcome = await resolvers()
    const servers = outcome.status === 'succeeded' ? outcome.value.servers : undefined
    expect(servers?.every((server) => isIP(server.replace(/^\[(.+)\].*$/, '$1').replace(/^([\d.]+):\d+$/, '$1')) > 0)).toBe(true)
  })

  it('read the hosts file of this system', async () => {
    expect(await hostsFile({ name: 'localhost' }, createProbeContext({ environment: process.env }))).toMatchObject({ status: 'succeeded' })
  })

  it('tell a file that may not be read from one that cannot', () => {
    const error = (code: string) => Object.assign(new Error(`${code}: open`), { code })
    expect(readFailure(error('EACCES'))).toEqual({ status: 'not-run', reason: 'no-permission' })
    expect(readFailure(error('EIO'))).toMatchObject({
      status: 'failed',
      failure: { code: 'unreadable', operation: 'read', raw: 'EIO: open' },
    })
  })
})
